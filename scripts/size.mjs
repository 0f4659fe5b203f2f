// Prints what a taxpayer downloads, gzipped, and fails above the limits: loader 5 KB, everything on first open 45 KB.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const WEB = fileURLToPath(new URL('../dist/web', import.meta.url));
const LIMITS = { loader: 5 * 1024, all: 45 * 1024 };
const size = (file) => gzipSync(readFileSync(join(WEB, file)), { level: 9 }).length;
const files = [
  'embed.js',
  'widget/index.html',
  ...readdirSync(join(WEB, 'widget/assets')).map((name) => `widget/assets/${name}`),
];

const sizes = files.map((file) => [file, size(file)]);
for (const [file, bytes] of sizes) process.stdout.write(`${(bytes / 1024).toFixed(1).padStart(7)} KB gzip  ${file}\n`);
const loader = size('embed.js');
const all = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
process.stdout.write(`loader ${(loader / 1024).toFixed(1)} KB of 5, first open ${(all / 1024).toFixed(1)} KB of 45\n`);
if (loader > LIMITS.loader || all > LIMITS.all) {
  process.stderr.write('the taxpayer’s download is over its limit\n');
  process.exit(1);
}
