// `baton replay`: runs the checks and the matrix over old conversations.
import { defineCommand } from 'citty';

export const replay = defineCommand({
  meta: {
    name: 'replay',
    description: 'Run the checks and the matrix over old conversations (JSON Lines, - for the standard input).',
  },
  args: {
    file: { type: 'positional', required: true, description: 'The transcripts, or - for the standard input.' },
    playbook: { type: 'string', description: 'The YAML file. Without it: the demo’s.' },
    json: { type: 'boolean', description: 'One JSON line for each customer turn.' },
  },
  async run({ args }) {
    const { runReplay } = await import('../replay.ts');
    process.exitCode = await runReplay({ file: args.file, playbook: args.playbook ?? null, json: args.json === true });
  },
});
