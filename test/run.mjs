// `npm test`: checks, unit tests, chaos, build, browser tests. Stops at the first stage that fails; the last line counts all tests that ran.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { ensureCompiler, NO_COMPILER } from './compiler.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = await mkdtemp(join(tmpdir(), 'baton-test-'));
const count = { passed: 0, failed: 0, skipped: 0 };

try {
  const chromium = ensureChromium();
  if (ensureCompiler() === null) console.log(NO_COMPILER);
  await stage('Checks', 'npm', ['run', '--silent', 'check']);
  await stage(
    'Unit tests',
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'unit.json')}`],
    {},
    countUnit,
  );
  // The seed is the clock's; a failure prints it, and the command that repeats it.
  await stage('Chaos', 'npm', ['run', '--silent', 'chaos', '--', '--minutes', '0.7']);
  await stage('Build', process.execPath, ['server/build.mjs']);
  await stage(
    'Browser tests',
    'npx',
    ['playwright', 'test', '-c', 'test/e2e/playwright.config.ts'],
    { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') },
    countBrowser,
  );
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  await rm(reports, { recursive: true, force: true });
  console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
}

async function stage(title, command, args, env = {}, counting = () => {}) {
  const start = Date.now();
  console.log(`\n── ${title}`);
  const code = await run(command, args, env);
  await counting();
  console.log(`── ${title}: ${code === 0 ? 'done' : 'FAILED'} in ${Math.round((Date.now() - start) / 1000)} s`);
  if (code !== 0) throw new Error(`${title} failed.`);
}

function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function countUnit() {
  const report = JSON.parse(await readFile(join(reports, 'unit.json'), 'utf8'));
  count.passed += report.numPassedTests;
  count.failed += report.numFailedTests;
  count.skipped += report.numPendingTests;
}

async function countBrowser() {
  const { stats } = JSON.parse(await readFile(join(reports, 'e2e.json'), 'utf8'));
  count.passed += stats.expected + stats.flaky;
  count.failed += stats.unexpected;
  count.skipped += stats.skipped;
}
