// `baton check`: reads a playbook and says what is wrong with it, with file, line and column.
import { join, relative } from 'node:path';
import { defineCommand } from 'citty';
import { buildClassifier } from '#domain/compile';
import { readKnowledge } from '../knowledge-file.ts';
import { type Finding, readPlaybook } from '../playbook-file.ts';
import { packageRoot } from '../root.ts';

export const check = defineCommand({
  meta: { name: 'check', description: 'Check a playbook (and articles). Exits with 1 when something is wrong.' },
  args: {
    playbook: { type: 'positional', required: false, description: 'The YAML file. Without it: the demo’s.' },
    knowledge: { type: 'string', description: 'A folder of Markdown articles to check too.' },
  },
  run({ args }) {
    const path = args.playbook ?? relative(process.cwd(), join(packageRoot(), 'demo/playbooks/demo.yaml'));
    const read = readPlaybook(path, buildClassifier);
    const articles = readKnowledge(args.knowledge ?? null);
    const findings = [...read.findings, ...articles.findings];
    for (const one of findings) say(one);
    if (!read.ok || !articles.ok) {
      process.exitCode = 1;
      const count = findings.filter((one) => one.level === 'error').length;
      console.error(`${count} ${count === 1 ? 'error' : 'errors'}.`);
      return;
    }
    const { rows, queues, mode, revision } = read.playbook;
    console.log(
      `${path}: ${rows.length} rows, ${queues.length} queues, mode ${mode}, revision ${revision}. Nothing is wrong.`,
    );
  },
});

function say({ level, line }: Finding): void {
  console.error(level === 'warning' ? line.replace(/ {2}/u, '  warning: ') : line);
}
