// What is installed is no older than the versions that mended known holes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

const lock: Lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
const FLOORS: Readonly<Record<string, string>> = { 'engine.io': '6.6.7', 'socket.io-parser': '4.2.7', ws: '8.21.0' };

function isAtLeast(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((one) => one.split('.').map((part) => Number.parseInt(part, 10)));
  for (let at = 0; at < 3; at++) if ((a?.[at] ?? 0) !== (b?.[at] ?? 0)) return (a?.[at] ?? 0) > (b?.[at] ?? 0);
  return true;
}

test('SEC-18: no version with a known hole is locked', () => {
  for (const [name, floor] of Object.entries(FLOORS)) {
    const locked = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(locked.length).toBeGreaterThan(0);
    for (const [path, { version = '0' }] of locked)
      expect([path, version, isAtLeast(version, floor)]).toEqual([path, version, true]);
  }
});
