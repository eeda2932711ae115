// Reads a playbook from its YAML file. Everything wrong is said with file, line and column, and what to do.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { Playbook } from '#domain/playbook';
import {
  type BuildClassifier,
  type Problem,
  readSource,
  type SourcePath,
  type SourceRead,
  toPlaybook,
} from '#domain/playbook-source';
import { parseHours } from './hours.ts';

/** One line for people: `file:line:col  what is wrong, and what to do`. */
export interface Finding {
  readonly level: 'error' | 'warning';
  readonly line: string;
}

export type PlaybookRead =
  | { readonly ok: true; readonly playbook: Playbook; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads and compiles the playbook of this file. Never throws for what is in it, or for a file that is not there. */
export function readPlaybook(path: string, buildClassifier: BuildClassifier): PlaybookRead {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {
      ok: false,
      findings: [
        { level: 'error', line: `${path}:1:1  cannot be read; check that the file is there and who may read it` },
      ],
    };
  }
  return parsePlaybook(text, path, buildClassifier);
}

export function parsePlaybook(text: string, path: string, buildClassifier: BuildClassifier): PlaybookRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => `${path}:${lines.linePos(offset).line}:${lines.linePos(offset).col}`;
  const broken = document.errors.map(
    (error): Finding => ({ level: 'error', line: `${at(error.pos[0])}  ${yamlAdvice(error.message)}` }),
  );
  if (broken.length > 0) return { ok: false, findings: broken };

  const read = checkSource(document.toJS());
  const findings = read.problems.map(
    ({ path: where, what, level }): Finding => ({ level, line: `${at(offsetOf(document, where))}  ${what}` }),
  );
  if (!read.ok) return { ok: false, findings };
  return { ok: true, playbook: toPlaybook(read.source, buildClassifier, digestOf(text)), findings };
}

/** Tells sources apart, in twelve letters. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** All that can be wrong with a playbook, wherever it was written: the shape, what must fit together, and hours nobody can read. */
export function checkSource(data: unknown): SourceRead {
  const read = readSource(data);
  const closed = read.ok ? hoursProblems(read.source.queues) : [];
  return closed.length > 0 ? { ok: false, problems: [...read.problems, ...closed] } : read;
}

export type YamlRead =
  | { readonly ok: true; readonly data: unknown }
  /** The first line that is not YAML, from 1. */
  | { readonly ok: false; readonly line: number; readonly what: string };

/** The plain data of a playbook's YAML, whether or not it is right. Comments are not part of it. */
export function yamlData(text: string): YamlRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const error = document.errors[0];
  if (error) return { ok: false, line: lines.linePos(error.pos[0]).line, what: yamlAdvice(error.message) };
  try {
    return { ok: true, data: document.toJS() };
  } catch {
    return { ok: false, line: 1, what: 'it repeats parts of itself too often to be read; write them out' };
  }
}

function hoursProblems(
  queues: Readonly<Record<string, { readonly hours?: string | undefined } | null>>,
): readonly Problem[] {
  return Object.entries(queues).flatMap(([id, queue]): Problem[] => {
    const hours = queue?.hours === undefined ? null : parseHours(queue.hours);
    return hours && 'refused' in hours ? [{ path: ['queues', id, 'hours'], what: hours.what, level: 'error' }] : [];
  });
}

/** Where the node of this path begins; for what is missing, its nearest parent that is there. */
function offsetOf(document: Document.Parsed, path: SourcePath): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const key = depth > 0 ? keyOffset(document, path.slice(0, depth)) : null;
    if (key !== null) return key;
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** The offset of the key of a map's pair: nearer to what a person looks for than its value. */
function keyOffset(document: Document.Parsed, path: SourcePath): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isNode(parent) || !('items' in parent) || !Array.isArray(parent.items)) return null;
  for (const pair of parent.items) {
    const key = pair !== null && typeof pair === 'object' && 'key' in pair ? pair.key : null;
    if (isNode(key) && 'value' in key && key.value === path.at(-1) && key.range) return key.range[0];
  }
  return null;
}

function yamlAdvice(message: string): string {
  return `${message.replace(/\s+/gu, ' ')}; the file is not YAML here, check indentation, quotes and colons`;
}
