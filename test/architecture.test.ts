// Who may import whom: imports only point up the table of rooms; no cycles; the domain is pure; the widget never imports the server.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return /\.(?:ts|tsx)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): Import[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(IMPORT)].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    return { from: file, to: resolved(file, target), typeOnly: match[1] !== undefined };
  });
}

function resolved(file: string, target: string): string {
  if (target.startsWith('#domain/')) return `widget/domain/${target.slice(8)}.ts`;
  if (target.startsWith('.')) return relative(ROOT, join(ROOT, dirname(file), target)).replace(/\?.*$/, '');
  return target;
}

const files = ['widget', 'server', 'demo'].flatMap(filesIn);
const imports = files.flatMap(importsOf);
const isOurs = (path: string) => /^(?:widget|server|demo)\//.test(path);

/** A file's room: the longest prefix of the table that fits. */
const ROOMS: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ['widget/domain/', ['widget/domain/']],
  ['widget/peer/', ['widget/peer/', 'widget/domain/']],
  ['widget/assistant/', ['widget/assistant/', 'widget/domain/']],
  ['widget/words/', ['widget/words/', 'widget/domain/']],
  ['widget/', ['widget/']],
  ['server/store/', ['server/store/', 'widget/domain/']],
  ['server/console/', ['server/console/', 'widget/domain/', 'widget/peer/', 'widget/assistant/', 'widget/ui/']],
  ['server/', ['server/', 'widget/domain/']],
  ['demo/', ['demo/', 'widget/']],
];

function roomOf(file: string) {
  return ROOMS.find(([room]) => file.startsWith(room));
}

test('imports only point up the table of rooms', () => {
  const wrong = imports
    .filter(({ to }) => isOurs(to))
    .filter(({ from, to }) => !roomOf(from)?.[1].some((room) => to.startsWith(room)))
    .map(({ from, to }) => `${from} → ${to}`);
  expect(wrong).toEqual([]);
});

test('nothing under widget/ imports from server/', () => {
  expect(imports.filter(({ from, to }) => from.startsWith('widget/') && to.startsWith('server/'))).toEqual([]);
});

test('views take values and give callbacks: ui imports no peer, and of the widget types only', () => {
  const wrong = imports.filter(
    ({ from, to, typeOnly }) =>
      from.startsWith('widget/ui/') &&
      to.startsWith('widget/') &&
      !typeOnly &&
      !/^widget\/(?:ui|words|domain)\//.test(to),
  );
  expect(wrong).toEqual([]);
});

test('the domain is pure: it imports itself and valibot, and names no DOM, Node, clock or chance', () => {
  const domain = files.filter((file) => file.startsWith('widget/domain/'));
  const outside = domain.flatMap(importsOf).filter(({ to }) => !to.startsWith('widget/domain/') && to !== 'valibot');
  expect(outside).toEqual([]);
  const impure = domain.filter((file) => {
    const code = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
    return /\b(?:Date\.now|new Date\(\)|Math\.random|setTimeout|setInterval|process\.|performance\.now|crypto\.)/.test(
      code,
    );
  });
  expect(impure.filter((file) => !file.endsWith('.generated.ts'))).toEqual([]);
});

test('EMB-06: what runs in a page asks no array for its entries(): Prototype.js gives a copy of the array', () => {
  const onTheRelay = ['widget/domain/compile.ts', 'widget/domain/intent-pack.ts'];
  const asking = files
    .filter((file) => file.startsWith('widget/') && !onTheRelay.includes(file))
    .filter((file) => /(?<!\blog)\.entries\(\)/.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(asking).toEqual([]);
});

test('one file knows socket.io-client', () => {
  const knowing = imports.filter(({ to }) => to.startsWith('socket.io-client')).map(({ from }) => from);
  expect(new Set(knowing).size).toBeLessThanOrEqual(1);
  for (const file of knowing) expect(file).toBe('widget/peer/connection.ts');
});

test('there are no import cycles', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((one) => isOurs(one.to))
        .map((one) => one.to),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    else if (!done.has(file)) {
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    }
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});
