// `npm test`: checks, unit tests, chaos, build, browser tests. Stops at the first stage that fails; the last line counts all tests that ran.
// A test that fails is tried once more, because a machine that does other work can be late; what passed only then is named.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { ensureCompiler, NO_COMPILER } from './compiler.mjs';
import { ensureOtherBrowsers } from './other-browsers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = await mkdtemp(join(tmpdir(), 'baton-test-'));
const count = { passed: 0, failed: 0, skipped: 0 };
const flaky = [];
const UNIT = 'vitest run --retry=1 --reporter=default --reporter=json --reporter=./test/flaky-reporter.mjs'.split(' ');

try {
  const chromium = ensureChromium();
  ensureOtherBrowsers();
  if (ensureCompiler() === null) console.log(NO_COMPILER);
  await stage('Checks', 'npm', ['run', '--silent', 'check']);
  await stage(
    'Unit tests',
    'npx',
    [...UNIT, `--outputFile.json=${join(reports, 'unit.json')}`],
    { FLAKY_FILE: join(reports, 'flaky.txt') },
    countUnit,
  );
  // The seed is the clock's; a failure prints it, and the command that repeats it.
  await stage('Chaos', 'npm', ['run', '--silent', 'chaos', '--', '--minutes', '1']);
  await stage('Build', process.execPath, ['server/build.mjs']);
  await stage(
    'Browser tests',
    'npx',
    ['playwright', 'test', '--retries=1', '-c', 'test/e2e/playwright.config.ts'],
    { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') },
    countBrowser,
  );
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  await rm(reports, { recursive: true, force: true });
  for (const name of flaky) console.log(`\nPassed only when tried again: ${name}`);
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
  const late = await readFile(join(reports, 'flaky.txt'), 'utf8').catch(() => '');
  flaky.push(...late.split('\n').filter((line) => line !== ''));
}

async function countBrowser() {
  const { stats, suites } = JSON.parse(await readFile(join(reports, 'e2e.json'), 'utf8'));
  count.passed += stats.expected + stats.flaky;
  count.failed += stats.unexpected;
  count.skipped += stats.skipped;
  flaky.push(...suites.flatMap(flakyIn));
}

function flakyIn({ file, specs, suites = [] }) {
  const mine = specs.filter((spec) => spec.tests.some((one) => one.status === 'flaky'));
  return [...mine.map(({ title }) => `${file} › ${title}`), ...suites.flatMap(flakyIn)];
}
