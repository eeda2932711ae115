// `baton agent`: who may sign in to the console.
import { defineCommand } from 'citty';
import { ROLES } from '../agents.ts';
import { fail, withData } from './environment.ts';

const add = defineCommand({
  meta: { name: 'add', description: 'Invite an agent: prints a one-time link, valid for 24 hours.' },
  args: {
    email: { type: 'positional', required: true, description: 'The address they sign in with.' },
    name: { type: 'string', description: 'The name customers see; they can change it when they follow the link.' },
    role: { type: 'string', default: 'agent', description: ROLES.join(', ') },
  },
  run: ({ args }) =>
    withData(async ({ auth, url }) => {
      const email = args.email.toLowerCase();
      if (!/^[^\s@]+@[^\s@]+$/u.test(email)) return fail(`“${args.email}” is not an e-mail address.`);
      if (!ROLES.some((role) => role === args.role))
        return fail(`“${args.role}” is not a role. Use one of ${ROLES.join(', ')}.`);
      if ((await auth.agents()).some((agent) => agent.email === email))
        return fail(`There is an account for ${email} already. Sign in at ${url}/console/.`);
      const token = await auth.invite({ email, name: args.name ?? null, role: args.role });
      console.log(
        `Give this link to ${args.name ?? email}. It works once, for 24 hours:\n${url}/console/#/setup/${token}`,
      );
    }),
});

const list = defineCommand({
  meta: { name: 'list', description: 'List the agents.' },
  run: () =>
    withData(async ({ auth, url }) => {
      const agents = await auth.agents();
      if (agents.length === 0)
        return console.log(`There is no agent yet. Start the relay (${url}) and follow the link it prints.`);
      for (const { email, name, role, disabled } of agents)
        console.log(`${email}\t${name}\t${role}${disabled ? '\tdisabled' : ''}`);
    }),
});

const disable = defineCommand({
  meta: { name: 'disable', description: 'Sign an agent out everywhere, within seconds, and let them sign in no more.' },
  args: { email: { type: 'positional', required: true, description: 'The address they sign in with.' } },
  run: ({ args }) =>
    withData(async ({ auth }) => {
      if (await auth.disable(args.email)) console.log(`${args.email} is signed out and can sign in no more.`);
      else fail(`There is no agent ${args.email}. See baton agent list.`);
    }),
});

export const agent = defineCommand({
  meta: { name: 'agent', description: 'Who may sign in to the console: add, list, disable.' },
  subCommands: { add, list, disable },
});
