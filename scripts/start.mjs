// `npm start`: builds what is missing, then runs the server in this process.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  const { engines } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
  process.stderr.write(`需要 Node ${engines.node}，当前是 ${process.versions.node}。请升级后再启动。\n`);
  process.exit(1);
}
try {
  const { build } = await import('./build.mjs');
  build();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
process.env.CONSULT_ROOT ??= ROOT;
await import('../dist/server/main.js');
