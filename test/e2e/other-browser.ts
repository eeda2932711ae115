// A tab of Firefox or of WebKit, by the commands both know (W3C WebDriver): to Firefox over Marionette, to WebKit over HTTP.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox, findWebKit } from '../other-browsers.mjs';
import { freePort } from './relay.ts';

export interface Tab {
  goTo(url: string): Promise<void>;
  /** Runs a function in the page, which sees nothing of what stands around it here; what it gives must be plain data. */
  run<T, Args extends readonly unknown[]>(fn: (...args: Args) => T, ...args: Args): Promise<T>;
  /** Key by key, to whatever has the keyboard. */
  type(text: string): Promise<void>;
  /** One key: a letter, or one of those below. */
  press(key: string): Promise<void>;
  /** A PNG. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

const KEYS: Readonly<Record<string, string>> = { Enter: '\uE007', Escape: '\uE00C' };

interface Command {
  /** Marionette's name. */
  readonly name: string;
  /** Below the session's address. */
  readonly path: string;
  readonly method?: 'GET' | 'POST';
}

const GO = { name: 'WebDriver:Navigate', path: '/url' } as const;
const RUN = { name: 'WebDriver:ExecuteScript', path: '/execute/sync' } as const;
const ACT = { name: 'WebDriver:PerformActions', path: '/actions' } as const;
const TAKE = { name: 'WebDriver:TakeScreenshot', path: '/screenshot', method: 'GET' } as const;
const SIZE = { name: 'WebDriver:SetWindowRect', path: '/window/rect' } as const;

type Send = (command: Command, parameters: object) => Promise<unknown>;

/** Milliseconds a browser may take to be there. */
const START_WITHIN = 30_000;

/** A Firefox of its own, with a profile of its own. */
export async function firefoxTab(): Promise<Tab> {
  const profile = await mkdtemp(join(tmpdir(), 'baton-firefox-'));
  const port = await freePort();
  await writeFile(join(profile, 'user.js'), PREFERENCES(port));
  const browser = spawn(findFirefox() ?? '', ['--headless', '--marionette', '--no-remote', '--profile', profile], {
    stdio: 'ignore',
  });
  const line = await marionette(port);
  await line.send('WebDriver:NewSession', {});
  return tabOver(
    async (command, parameters) => {
      const answer = await line.send(command.name, parameters);
      return typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer;
    },
    async () => {
      line.close();
      await ended(browser, () => browser.kill());
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  );
}

/** A WebKit of its own: its driver has one session. */
export async function webKitTab(): Promise<Tab> {
  const found = findWebKit();
  if (!found) throw new Error('No WebKit here.');
  const port = await freePort();
  const driver = spawn(found.screen, ['-a', '-s', '-screen 0 1600x1200x24', found.driver, `--port=${port}`], {
    stdio: 'ignore',
    // A group of its own, so that its screen and its browser end with it.
    detached: true,
    // Root, as in a container, may not open the sandbox; the pages are ours.
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const ask = async (path: string, method: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  await soon(() => ask('/status', 'GET'));
  const options = { binary: found.browser, args: ['--automation'] };
  const asked = { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } };
  const { sessionId } = (await ask('/session', 'POST', asked)) as { sessionId: string };
  const session = `/session/${sessionId}`;
  return tabOver(
    ({ path, method = 'POST' }, parameters) => ask(session + path, method, method === 'POST' ? parameters : undefined),
    async () => {
      await ask(session, 'DELETE').catch(() => {});
      await ended(driver, () => process.kill(-Number(driver.pid)));
    },
  );
}

async function tabOver(send: Send, close: () => Promise<void>): Promise<Tab> {
  const keys = (all: readonly string[]) => {
    const actions = all.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    return send(ACT, { actions: [{ type: 'key', id: 'keyboard', actions }] });
  };
  await send(SIZE, { width: 1280, height: 900 });
  return {
    goTo: async (url) => void (await send(GO, { url })),
    run: async <T>(fn: (...args: never) => T, ...args: readonly unknown[]) =>
      (await send(RUN, { script: `return (${fn})(...arguments)`, args })) as T,
    type: async (text) => void (await keys([...text])),
    press: async (key) => void (await keys([KEYS[key] ?? key])),
    picture: async () => Buffer.from(String(await send(TAKE, { full: false })), 'base64'),
    close,
  };
}

/** Firefox's own line: `length:[type, id, name, parameters]`, answered by `length:[1, id, error, result]`. */
async function marionette(port: number) {
  const waiting = new Map<number, (error: unknown, result: unknown) => void>();
  let bytes = Buffer.alloc(0);
  let id = 0;
  const socket = await soon(() => connected(port));
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (let packet = next(); packet !== null; packet = next())
      if (Array.isArray(packet)) waiting.get(packet[1])?.(packet[2], packet[3]);
  });
  return {
    send: (name: string, parameters: object) =>
      new Promise<unknown>((resolve, reject) => {
        id += 1;
        waiting.set(id, (error, result) => (error ? reject(new Error(JSON.stringify(error))) : resolve(result)));
        const text = JSON.stringify([0, id, name, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => socket.destroy(),
  };

  function next(): unknown {
    const colon = bytes.indexOf(':');
    const length = Number(bytes.subarray(0, colon));
    if (colon < 0 || bytes.length < colon + 1 + length) return null;
    const packet: unknown = JSON.parse(bytes.subarray(colon + 1, colon + 1 + length).toString());
    bytes = bytes.subarray(colon + 1 + length);
    return packet;
  }
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Again and again until it works. */
async function soon<T>(task: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + START_WITHIN; ; await new Promise((resolve) => setTimeout(resolve, 100)))
    try {
      return await task();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
}

function ended(child: ChildProcess, end: () => unknown): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    end();
  });
}

/** Nothing is asked of anybody but the pages of the test. */
const PREFERENCES = (port: number) =>
  Object.entries({
    'marionette.port': port,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,',
    'toolkit.telemetry.enabled': false,
  })
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
