// The environment: every default, and every mistake in one list with what to do about it.
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Environment, readConfig } from '../../server/config.ts';
import { keptSecret } from '../../server/secret.ts';

const read = (env: Environment, files: Readonly<Record<string, string>> = {}) =>
  readConfig(env, '/srv/baton', (path) => {
    const text = files[path];
    if (text === undefined) throw new Error('ENOENT');
    return text;
  });

test('an empty environment works on one machine', () => {
  expect(read({ PORT: '', UNRELATED: 'x' })).toEqual({
    ok: true,
    config: {
      host: '127.0.0.1',
      port: 4400,
      publicUrl: null,
      dataDir: '/srv/baton/data',
      database: { kind: 'sqlite', path: '/srv/baton/data/baton.db' },
      secret: null,
      allowedOrigins: [],
      trustProxy: 0,
      retentionDays: { resolved: 365, alone: 90, files: 90 },
      logLevel: 'info',
    },
  });
});

test('everything can be set', () => {
  const secret = 'x'.repeat(32);
  const env = {
    PORT: '80',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://chat.example/',
    BATON_DATA: '/var/baton',
    DATABASE_URL: 'sqlite:other.db',
    BATON_SECRET_FILE: 'secret.txt',
    ALLOWED_ORIGINS: 'https://a.example, https://b.example/',
    TRUST_PROXY: 'true',
    MESSAGES_PER_VISITOR: '120',
    THREADS_PER_VISITOR: '10',
    TICKETS_PER_VISITOR: '2',
    SOCKETS_PER_VISITOR: '20',
    SOCKETS_PER_ADDRESS: '0',
    HANDSHAKES_PER_ADDRESS: '100',
    THREADS_PER_ADDRESS: '360',
    RETENTION_DAYS: '30',
    RETENTION_DAYS_ASSISTANT: '0',
    RETENTION_DAYS_FILES: '7',
    LOG_LEVEL: 'warn',
  };
  expect(read(env, { '/srv/baton/secret.txt': `${secret}\n` })).toEqual({
    ok: true,
    config: {
      host: '0.0.0.0',
      port: 80,
      publicUrl: 'https://chat.example',
      dataDir: '/var/baton',
      database: { kind: 'sqlite', path: '/srv/baton/other.db' },
      secret,
      allowedOrigins: ['https://a.example', 'https://b.example'],
      trustProxy: 1,
      retentionDays: { resolved: 30, alone: 0, files: 7 },
      logLevel: 'warn',
      limits: {
        sayings: { perSecond: 2, burst: 10 },
        drafts: { perSecond: 20, burst: 400 },
        threadsPerVisitor: { perSecond: 10 / 3_600, burst: 10 },
        handoffs: { perSecond: 1 / 60, burst: 10 },
        ticketsPerVisitor: 2,
        socketsPerVisitor: 20,
        socketsPerAddress: Number.POSITIVE_INFINITY,
        handshakesPerAddress: { perSecond: 100, burst: 200 },
        threadsPerAddress: { perSecond: 0.1, burst: 360 },
      },
    },
  });
});

test('all that is wrong is said at once, each with the name of the variable', () => {
  const wrong = read({
    PORT: '70000',
    PUBLIC_URL: 'chat.example/path',
    DATABASE_URL: 'postgres://db/baton',
    REDIS_URL: 'redis://cache',
    BATON_SECRET: 'short',
    BATON_SECRET_FILE: '/nowhere',
    ALLOWED_ORIGINS: 'https://a.example,shop.example/x',
    TRUST_PROXY: 'yes',
    LOG_LEVEL: 'loud',
  });
  const errors = wrong.ok ? [] : wrong.errors;
  for (const name of [
    'PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'REDIS_URL',
    'BATON_SECRET',
    'ALLOWED_ORIGINS',
    'TRUST_PROXY',
    'LOG_LEVEL',
  ])
    expect(
      errors.filter((one) => one.startsWith(`${name}: `)),
      name,
    ).toHaveLength(1);
  expect(errors.filter((one) => one.startsWith('BATON_SECRET_FILE: '))).toHaveLength(2);
});

test('a secret is made once, kept for its owner alone, and stays the same', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'baton-secret-')), 'data');
  const secret = keptSecret(folder);
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  expect(keptSecret(folder)).toBe(secret);
  expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(secret);
});

test('.env.example names every variable', () => {
  const example = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
  for (const name of [
    'PORT',
    'HOST',
    'PUBLIC_URL',
    'BATON_DATA',
    'DATABASE_URL',
    'REDIS_URL',
    'BATON_SECRET',
    'BATON_SECRET_FILE',
    'ALLOWED_ORIGINS',
    'TRUST_PROXY',
    'LOG_LEVEL',
  ])
    expect(example).toMatch(new RegExp(`^#?${name}=`, 'mu'));
});
