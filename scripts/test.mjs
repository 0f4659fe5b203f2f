// Runs Vitest projects (default: unit and e2e) and ends with one plain line: N passed, N failed, N skipped.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const names = process.argv.slice(2);
const projects = (names.length > 0 ? names : ['unit', 'e2e']).flatMap((name) => ['--project', name]);
const dir = mkdtempSync(join(tmpdir(), 'consult-report-'));
const file = join(dir, 'report.json');
const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
const args = [vitest, 'run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });

let failed = status === 0 ? 0 : 1;
let passed = 0;
let skipped = 0;
try {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed = report.numPassedTests;
  skipped = report.numPendingTests + report.numTodoTests;
  // A file that could not be read has no failed test of its own, and is a failure all the same.
  const broken = report.testResults.filter(
    (r) => r.status === 'failed' && r.assertionResults.every((a) => a.status !== 'failed'),
  );
  failed = Math.max(report.numFailedTests + broken.length, failed);
} catch (error) {
  process.stderr.write(`no test report: ${error.message}\n`);
}
rmSync(dir, { recursive: true, force: true });
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
