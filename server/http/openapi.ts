// What the HTTP interface offers, for tools that read OpenAPI.
import pkg from '../../package.json' with { type: 'json' };

const refusal = {
  description: 'Refused; `what` says what to do.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
};
const json = (description: string, schema: object) => ({ description, content: { 'application/json': { schema } } });
const site = { name: 'site', in: 'query', required: true, schema: { type: 'string' } };
const siteInPath = { name: 'site', in: 'path', required: true, schema: { type: 'string' } };
const tokenInPath = { name: 'token', in: 'path', required: true, schema: { type: 'string' } };
const PERIOD_AND_SITE = [
  ...['from', 'to'].map((name) => ({
    name,
    in: 'query',
    description:
      'A date (its first moment in UTC), a time in ISO 8601, or milliseconds since 1970. Handoffs from `from` on, before `to`; without them: the last 28 days.',
    schema: { type: 'string' },
  })),
  { name: 'site', in: 'query', description: 'Only of this site.', schema: { type: 'string' } },
];
const page = { description: 'A page for people.' };
const agentInPath = { name: 'agent', in: 'path', required: true, schema: { type: 'string' } };
const version = {
  name: 'version',
  in: 'query',
  description: '0: what the site’s file says. Without it: the one that runs.',
  schema: { type: 'integer' },
};
const playbookVersion = {
  type: 'object',
  required: ['number', 'at', 'by', 'note', 'source', 'problems'],
  properties: { number: { type: 'integer' }, source: { type: 'object' }, problems: { type: 'array' } },
};
const agent = { $ref: '#/components/schemas/Agent' };
const body = (...names: readonly string[]) => ({
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: names,
        properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
      },
    },
  },
});

export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Baton',
    version: pkg.version,
    license: { name: 'MIT', identifier: 'MIT' },
    description: 'The relay over HTTP. Threads themselves run over Socket.IO, namespaces `/customers` and `/agents`.',
  },
  paths: {
    '/playbook.json': {
      get: {
        summary: 'The playbook of a site, compiled.',
        parameters: [site],
        responses: { 200: json('The playbook.', { type: 'object' }), 404: refusal },
      },
    },
    '/knowledge.json': {
      get: {
        summary: 'The help articles of a site.',
        parameters: [site],
        responses: {
          200: json('The articles.', {
            type: 'object',
            properties: { articles: { type: 'array', items: { $ref: '#/components/schemas/Article' } } },
          }),
          404: refusal,
        },
      },
    },
    '/playbook.schema.json': {
      get: {
        summary: 'The JSON Schema of a playbook file.',
        responses: { 200: json('The schema.', { type: 'object' }) },
      },
    },
    '/back/{token}': {
      parameters: [tokenInPath],
      get: {
        summary: 'The page of an e-mail’s link. Looking at it changes nothing.',
        responses: { 200: page, 410: { description: 'Used, over, or none of this relay.' } },
      },
      post: {
        summary:
          'Leads on to the page where the conversation began (`where=page`), or to one of the relay (`where=here`).',
        responses: { 303: { description: 'To that page.' }, 410: page, 429: page },
      },
    },
    '/back/on/{site}': {
      parameters: [siteInPath],
      get: { summary: 'A page that carries a site’s widget and nothing else.', responses: { 200: page } },
    },
    '/mail/stop/{token}': {
      parameters: [tokenInPath],
      get: { summary: 'Asks whether e-mails to an address shall end.', responses: { 200: page, 410: page } },
      post: {
        summary: 'Ends them, also for mail programs (RFC 8058).',
        responses: { 200: page, 410: page },
      },
    },
    '/api/me': { get: { summary: 'Who is signed in.', responses: { 200: json('The agent.', agent), 401: refusal } } },
    '/api/setup': {
      post: {
        summary: 'Makes the account of a one-time link and signs it in.',
        requestBody: body('token', 'name', 'email', 'password'),
        responses: {
          200: json('The agent; the session is in the cookie.', agent),
          400: refusal,
          404: refusal,
          409: refusal,
          429: refusal,
        },
      },
    },
    '/api/auth/sign-in/email': {
      post: {
        summary: 'Signs an agent in.',
        requestBody: body('email', 'password'),
        responses: {
          200: { description: 'Signed in; the session is in the cookie.' },
          401: { description: 'Address and password do not belong together.' },
        },
      },
    },
    '/api/auth/sign-out': { post: { summary: 'Signs out.', responses: { 200: { description: 'Signed out.' } } } },
    '/api/admin/playbooks': {
      get: {
        summary: 'The sites and which version of its playbook each runs. For every agent.',
        responses: { 200: json('The sites.', { type: 'object' }), 401: refusal },
      },
    },
    '/api/admin/playbooks/{site}': {
      parameters: [siteInPath],
      get: {
        summary: 'A version of the playbook as people write it, with what is wrong with it. For every agent.',
        parameters: [version],
        responses: { 200: json('The version.', playbookVersion), 401: refusal, 404: refusal },
      },
    },
    '/api/admin/playbooks/{site}/yaml': {
      parameters: [siteInPath],
      get: {
        summary: 'The same as a YAML file.',
        parameters: [version],
        responses: { 200: { description: 'The file.' }, 401: refusal, 404: refusal },
      },
    },
    '/api/admin/playbooks/{site}/versions': {
      parameters: [siteInPath],
      get: {
        summary: 'The versions that were published, the latest first. For every agent.',
        responses: {
          200: json('The versions, without their sources.', { type: 'object' }),
          401: refusal,
          404: refusal,
        },
      },
      post: {
        summary:
          'Publishes a version: `source`, `base` (the number it was begun from) and `note`. For owners and admins.',
        responses: {
          200: json('Its number and revision.', { type: 'object' }),
          400: refusal,
          401: refusal,
          403: refusal,
          404: refusal,
          409: refusal,
          413: refusal,
        },
      },
    },
    '/api/admin/playbooks/{site}/check': {
      parameters: [siteInPath],
      post: {
        summary: 'What is wrong with a draft (`source`), as `baton check` says it. For owners and admins.',
        responses: { 200: json('The problems.', { type: 'object' }), 400: refusal, 401: refusal, 403: refusal },
      },
    },
    '/api/admin/playbooks/{site}/import': {
      parameters: [siteInPath],
      post: {
        summary: 'What a YAML file (`yaml`) says, as data. Comments are lost. For owners and admins.',
        responses: { 200: json('Source and problems.', { type: 'object' }), 400: refusal, 401: refusal, 403: refusal },
      },
    },
    '/api/admin/queues': {
      get: {
        summary: 'How each queue stands now: open, who waits, how long, the typical wait. For every agent.',
        responses: { 200: json('The queues, and the relay’s clock.', { type: 'object' }), 401: refusal },
      },
    },
    '/api/admin/agents': {
      get: {
        summary: 'The agents, and the invitations that are open. For owners and admins.',
        responses: { 200: json('Agents and invitations.', { type: 'object' }), 401: refusal, 403: refusal },
      },
    },
    '/api/admin/agents/invites': {
      post: {
        summary: 'Makes a one-time link for `email` with a `role` (and a `name`). Only owners invite owners.',
        responses: {
          200: json('The link, and when it runs out.', { type: 'object' }),
          400: refusal,
          401: refusal,
          403: refusal,
          409: refusal,
        },
      },
    },
    '/api/admin/agents/invites/{invite}': {
      parameters: [{ name: 'invite', in: 'path', required: true, schema: { type: 'string' } }],
      delete: {
        summary: 'Takes an invitation back. For owners and admins.',
        responses: { 200: { description: 'Taken back.' }, 401: refusal, 403: refusal, 404: refusal },
      },
    },
    '/api/admin/agents/{agent}/role': {
      parameters: [agentInPath],
      post: {
        summary:
          'Gives an agent another `role`, from their next event on. Only owners make and unmake owners; the last one stays.',
        responses: {
          200: { description: 'Done.' },
          400: refusal,
          401: refusal,
          403: refusal,
          404: refusal,
          409: refusal,
        },
      },
    },
    '/api/admin/agents/{agent}/skills': {
      parameters: [agentInPath],
      post: {
        summary:
          'What the relay may give an agent: `capacity` (threads at a time), `queues` (null: all) and `languages` (empty: any). For owners and admins.',
        responses: { 200: { description: 'Done.' }, 400: refusal, 401: refusal, 403: refusal, 404: refusal },
      },
    },
    '/api/admin/agents/{agent}/disable': {
      parameters: [agentInPath],
      post: {
        summary: 'Signs an agent out everywhere and lets them sign in no more. The last owner stays.',
        responses: { 200: { description: 'Done.' }, 401: refusal, 403: refusal, 404: refusal, 409: refusal },
      },
    },
    '/api/metrics/handoffs': {
      get: {
        summary:
          'How well handoffs went, from the log: of each the last verdict. For every agent. Reads every thread written to since `from`.',
        parameters: [
          ...PERIOD_AND_SITE,
          {
            name: 'review',
            in: 'query',
            description: '1: with what a lead looks at one by one, the latest 50 of each kind.',
            schema: { type: 'string' },
          },
        ],
        responses: {
          200: json(
            '`all`, and the same by `rows`, `queues` and `weeks` (Mondays, UTC): `handoffs`, `missed`, `judged`, `right`, `late`, `unneeded`, `unjudged`, `cases`, `accuracy` (right / judged), `precision`, `recall`, `promised` and `inTime` (first replies), `firstReply` and `resolution` (milliseconds from the handoff: `count`, `median`, `p90`), `reopened`, `rated`, `satisfaction` (mean, 1 to 5).',
            { type: 'object' },
          ),
          400: refusal,
          401: refusal,
        },
      },
    },
    '/api/metrics/handoffs/table': {
      get: {
        summary:
          'The same figures as CSV, one line for each row, queue or week; no cell is a formula. For every agent.',
        parameters: [
          { name: 'by', in: 'query', schema: { enum: ['rows', 'queues', 'weeks'], default: 'rows' } },
          ...PERIOD_AND_SITE,
        ],
        responses: { 200: { description: 'The file.' }, 400: refusal, 401: refusal },
      },
    },
    '/api/metrics/handoffs/cases': {
      get: {
        summary:
          'Judged handoffs as labelled transcripts (JSON Lines) that `baton replay` reads, without names, addresses and secrets. For owners and admins.',
        parameters: PERIOD_AND_SITE,
        responses: { 200: { description: 'The file.' }, 400: refusal, 401: refusal, 403: refusal },
      },
    },
    '/api/admin/replies': {
      get: {
        summary: 'The replies that agents keep to use again, by title, and the names of the sites. For every agent.',
        responses: {
          200: json('`replies` (`id`, `title`, `text`, `site` or null for all, `updatedAt`, `by`) and `sites`.', {
            type: 'object',
          }),
          401: refusal,
        },
      },
      post: {
        summary:
          'Adds one (`title`, `text`, `site` or null). Its text may hold {{customer.name}}, {{customer.first_name}}, {{agent.name}}, {{agent.first_name}}, {{site.name}} and {{field.NAME}}. For owners and admins.',
        responses: {
          200: json('The reply.', { type: 'object' }),
          400: refusal,
          401: refusal,
          403: refusal,
          409: refusal,
        },
      },
    },
    '/api/admin/replies/{reply}': {
      parameters: [{ name: 'reply', in: 'path', required: true, schema: { type: 'string' } }],
      post: {
        summary: 'Writes it anew (`title`, `text`, `site`).',
        responses: {
          200: json('The reply.', { type: 'object' }),
          400: refusal,
          401: refusal,
          403: refusal,
          404: refusal,
          409: refusal,
        },
      },
      delete: {
        summary: 'Deletes it. What was sent with it stays.',
        responses: { 200: { description: 'Gone.' }, 401: refusal, 403: refusal, 404: refusal },
      },
    },
    '/api/admin/sites': {
      get: {
        summary:
          'The sites, with what to paste: the relay’s address and the loader’s integrity. For owners and admins.',
        responses: {
          200: json('The sites. Keys without their secrets.', { type: 'object' }),
          401: refusal,
          403: refusal,
        },
      },
      post: {
        summary:
          'Adds a site (`id`, `name`, `origins`) that begins with the playbook and the articles of another (`from`).',
        responses: {
          200: json('The site.', { type: 'object' }),
          400: refusal,
          401: refusal,
          403: refusal,
          404: refusal,
          409: refusal,
        },
      },
    },
    '/api/admin/sites/{site}': {
      parameters: [siteInPath],
      post: {
        summary: 'Changes the `name` and the `origins` it may be embedded from. Holds from the next connection on.',
        responses: {
          200: json('The site.', { type: 'object' }),
          400: refusal,
          401: refusal,
          403: refusal,
          404: refusal,
        },
      },
    },
    '/api/admin/sites/{site}/keys': {
      parameters: [siteInPath],
      post: {
        summary:
          'Adds a key the site signs identities with: a new secret (`publicKey` null), or its own Ed25519 key as PEM.',
        responses: {
          200: json('The key’s id, and the secret, shown this once.', { type: 'object' }),
          400: refusal,
          401: refusal,
          403: refusal,
          404: refusal,
        },
      },
    },
    '/api/admin/sites/{site}/keys/{kid}': {
      parameters: [siteInPath, { name: 'kid', in: 'path', required: true, schema: { type: 'string' } }],
      delete: {
        summary: 'Takes a key away. The last one of a site that requires identity stays.',
        responses: { 200: { description: 'Gone.' }, 401: refusal, 403: refusal, 404: refusal, 409: refusal },
      },
    },
    '/api/admin/sites/{site}/identity': {
      parameters: [siteInPath],
      post: {
        summary: 'Whether nobody may write without a signed token (`required`).',
        responses: {
          200: { description: 'Done.' },
          400: refusal,
          401: refusal,
          403: refusal,
          404: refusal,
          409: refusal,
        },
      },
    },
    '/api/threads/{thread}/customer': {
      parameters: [{ name: 'thread', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        summary: 'All threads of the customer who has this one, as a file. For owners and admins.',
        parameters: [{ name: 'format', in: 'query', schema: { enum: ['jsonl', 'csv', 'html'], default: 'jsonl' } }],
        responses: {
          200: { description: 'The file.' },
          400: refusal,
          401: refusal,
          403: refusal,
          404: refusal,
        },
      },
      delete: {
        summary: 'Erases the customer who has this thread: all their threads, for good. For owners and admins.',
        responses: {
          200: json('How many threads were erased.', { type: 'object', properties: { threads: { type: 'integer' } } }),
          401: refusal,
          403: refusal,
          404: refusal,
        },
      },
    },
    '/api/files/{file}': {
      parameters: [{ name: 'file', in: 'path', required: true, schema: { type: 'string' } }],
      put: {
        summary:
          'Puts a file into a thread. `file` is the ticket that `attach` gave on the socket: once, within a minute.',
        requestBody: { required: true, content: { 'application/octet-stream': {} } },
        responses: {
          200: json('The entry it became.', { type: 'object', properties: { entry: { type: 'string' } } }),
          400: refusal,
          403: refusal,
          404: refusal,
          409: refusal,
          413: refusal,
          503: refusal,
        },
      },
      get: {
        summary: 'Reads a file. For agents, and with the address that `read` gave on the socket, for ten minutes.',
        parameters: [
          { name: 'thread', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'until', in: 'query', schema: { type: 'string' } },
          { name: 'key', in: 'query', schema: { type: 'string' } },
        ],
        responses: { 200: { description: 'The file.' }, 401: refusal, 404: refusal },
      },
    },
    '/healthz': { get: { summary: 'The process runs.', responses: { 200: { description: 'It does.' } } } },
    '/livez': { get: { summary: 'The same as /healthz.', responses: { 200: { description: 'It does.' } } } },
    '/readyz': {
      get: {
        summary: 'The relay can take entries.',
        responses: { 200: { description: 'It can.' }, 503: { description: 'It cannot now.' } },
      },
    },
    '/metrics': {
      get: { summary: 'Figures in the Prometheus format.', responses: { 200: { description: 'The figures.' } } },
    },
  },
  components: {
    schemas: {
      Refusal: {
        type: 'object',
        required: ['refused', 'what'],
        properties: { refused: { type: 'string' }, what: { type: 'string' } },
      },
      Agent: {
        type: 'object',
        required: ['id', 'name', 'email', 'role'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          email: { type: 'string' },
          role: { enum: ['owner', 'admin', 'agent', 'viewer'] },
        },
      },
      Article: {
        type: 'object',
        required: ['id', 'title', 'tags', 'text'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          url: { type: 'string' },
          tags: { type: 'array', items: { type: 'string' } },
          text: { type: 'string' },
        },
      },
    },
  },
} as const;
