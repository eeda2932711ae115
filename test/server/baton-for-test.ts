// A command, as people run it: what it prints, and how it ends.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CLI } from '../built-server.ts';

const ROOT = join(import.meta.dirname, '../..');

export function baton(data: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, BATON_DATA: data, BATON_SECRET: 'a secret of thirty-two characters' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: ROOT, env });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      said.out += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      said.err += String(chunk);
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code: code ?? 1, ...said }));
  });
}
