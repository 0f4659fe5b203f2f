// Builds what is missing or stale: the server into dist/, the front ends into dist/web. Names build those parts only; `--force`
// builds what is not stale too.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(ROOT, 'node_modules', name);

/** What is built, from which sources, and how. */
const PARTS = [
  {
    name: 'server',
    sources: ['server', 'kb', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    output: 'dist/server',
    steps: [['typescript/bin/tsc', '-p', 'tsconfig.build.json']],
  },
  {
    name: 'taxpayer',
    sources: [
      'widget/embed',
      'widget/taxpayer',
      'widget/shared',
      'widget/demo',
      'server/realtime/protocol.ts',
      'package-lock.json',
    ],
    output: 'dist/web/widget',
    steps: [
      ['vite/bin/vite.js', 'build', '--config', 'widget/embed/vite.config.ts', '--logLevel', 'warn'],
      ['vite/bin/vite.js', 'build', '--config', 'widget/taxpayer/vite.config.ts', '--logLevel', 'warn'],
      ['vite/bin/vite.js', 'build', '--config', 'widget/demo/vite.config.ts', '--logLevel', 'warn'],
      ['../scripts/size.mjs'],
    ],
  },
  {
    name: 'console',
    sources: ['widget/console', 'widget/shared', 'server/realtime/protocol.ts', 'package-lock.json'],
    output: 'dist/web/console',
    steps: [['vite/bin/vite.js', 'build', '--config', 'widget/console/vite.config.ts', '--logLevel', 'warn']],
  },
];

/** Builds the named parts (default: all) whose sources changed since their last build. */
export function build({ force = false, only = PARTS.map((p) => p.name) } = {}) {
  for (const part of PARTS.filter((p) => only.includes(p.name))) {
    const stamp = join(ROOT, 'dist', `.${part.name}.stamp`);
    const hash = fingerprint(part.sources);
    if (!force && existsSync(join(ROOT, part.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
      continue;
    process.stdout.write(`构建 ${part.name} …\n`);
    rmSync(stamp, { force: true });
    for (const [script, ...args] of part.steps) {
      const { status } = spawnSync(process.execPath, [bin(script), ...args], { cwd: ROOT, stdio: 'inherit' });
      if (status !== 0) throw new Error(`构建 ${part.name} 失败：${script} ${args.join(' ')}`);
    }
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    writeFileSync(stamp, hash);
  }
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf).sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(join(ROOT, path))) return [];
  if (!/\.[a-z]+$/.test(path)) {
    return readdirSync(join(ROOT, path), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory()
        ? filesOf(`${path}/${entry.name}`)
        : /\.(ts|tsx|js|mjs|css|html|json|svg)$/.test(entry.name)
          ? [`${path}/${entry.name}`]
          : [],
    );
  }
  return [path];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
    build({ force: process.argv.includes('--force'), ...(names.length > 0 ? { only: names } : {}) });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
