// A relay from its parts: opens the store, reads the sites, listens. What cannot work is said before anything is served.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import type { BuildClassifier } from '#domain/playbook-source';
import { type Colleague, PROTOCOL } from '#domain/wire';
import { type Listed, openAuth } from './auth.ts';
import type { Config } from './config.ts';
import { createFaults } from './faults.ts';
import { filesIn } from './files/shelf.ts';
import { createHurry } from './http/hurry.ts';
import { requestListener } from './http.ts';
import { LIMITS } from './limits.ts';
import type { Log } from './logs.ts';
import { createSmtp } from './mail/smtp.ts';
import { createMetrics } from './metrics.ts';
import { type ClassifierSteps, createPlaybooks } from './playbooks.ts';
import { createReadiness } from './readiness.ts';
import { startRelay } from './relay.ts';
import { openRoster } from './routing/roster.ts';
import { keptSecret } from './secret.ts';
import { readSites } from './sites.ts';
import { ownOrigins } from './sockets/origins.ts';
import { RELAY_WAITS } from './store/open-file.ts';
import { type SqliteOptions, type SqliteStore, sqliteStore } from './store/sqlite.ts';
import type { AgentSkills, Site, Store } from './store/store.ts';
import { troubleOf } from './store/trouble.ts';
import type { Published, Threads } from './threads.ts';
import { systemTimers, type Timers } from './timers.ts';

export interface RelayOptions {
  readonly config: Config;
  /** The package's folder: `dist` and the demo lie in it, and relative paths of sites start here. */
  readonly root: string;
  readonly buildClassifier: BuildClassifier;
  /** The same in steps, for playbooks that are published while it runs. Without it: in one. */
  readonly classifierSteps?: ClassifierSteps;
  readonly log: Log;
  /** The built thread that writes to the database; null: the relay's own does. */
  readonly writer?: string | null;
  readonly timers?: Timers;
  readonly now?: () => number;
  readonly leaveAfter?: number;
  readonly beaconEvery?: number;
  /** The version of the protocol it speaks: this one, unless a test plays a later relay. */
  readonly protocol?: number;
}

export interface Running {
  /** Where people reach it, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** The one-time link that makes the first owner; null: there is one. */
  readonly setUpLink: string | null;
  readonly sites: readonly Site[];
  readonly store: Store;
  readonly threads: Threads;
  /** What is not wrong but worth a look, as lines for people. */
  readonly warnings: readonly string[];
}

export type Start =
  | { readonly ok: true; readonly running: Running }
  /** What is wrong and what to do, as lines for people. */
  | { readonly ok: false; readonly errors: readonly string[] };

export interface RelayProcess {
  start(): Promise<Start>;
  /** Lets what was begun be stored, says bye, and closes everything. */
  stop(): Promise<void>;
}

const LEAVE_AFTER = 60_000;
const BEACON_EVERY = 5_000;
const DAY_MS = 86_400_000;
/** How often Node looks for requests that take too long. By itself every 30 s, which would make 40 s of 10. */
const LOOK_EVERY = 1_000;

export function createRelay(options: RelayOptions): RelayProcess {
  const { config, root, log, timers = systemTimers, now = Date.now } = options;
  const undo: (() => Promise<void>)[] = [];

  return { start, stop };

  async function start(): Promise<Start> {
    const started = await begin();
    if (!started.ok) await stop();
    return started;
  }

  async function begin(): Promise<Start> {
    const opened = await openStore(config, { waits: RELAY_WAITS, thread: options.writer ?? null });
    if (!opened.ok) return opened;
    const { store } = opened;
    undo.push(() => store.close());
    await firstSite(store, config, root);
    const { buildClassifier } = options;
    const read = await readSites({ store, buildClassifier, root, warn: log.warn });
    if (!read.ok)
      return { ok: false, errors: read.findings.filter((one) => one.level === 'error').map((one) => one.line) };

    let listener: RequestListener = notYet;
    const limits = { ...LIMITS, ...config.limits };
    const hurry = createHurry(limits.requestWithin);
    const patience = {
      headersTimeout: limits.headersWithin,
      requestTimeout: Math.max(limits.requestWithin, limits.uploadWithin),
      connectionsCheckingInterval: Math.min(LOOK_EVERY, limits.headersWithin),
    };
    const server = createServer(patience, (request, response) => {
      hurry.watch(request);
      listener(request, response);
    });
    const port = await listen(server, config);
    if (typeof port === 'string') return { ok: false, errors: [port] };
    undo.push(() => close(server));

    const url = config.publicUrl ?? `http://${shownHost(config.host)}:${port}`;
    const origins = ownOrigins(url);
    const secret = config.secret ?? keptSecret(config.dataDir);
    const metrics = createMetrics();
    const faults = createFaults({ log, metrics, now });
    const { onFault } = faults;
    const stored = (published: Published) => {
      faults.stored();
      metrics.entry(published);
    };
    const auth = await openAuth({ db: store.db, store, secret, publicUrl: url, origins, now, warn: log.warn });
    const roster = await openRoster(store);
    const newId = () => randomBytes(16).toString('hex');
    const relay = await startRelay({
      server,
      roster,
      store,
      sites: read.sites,
      secret,
      origins,
      // Pages the relay serves itself (the demo, help articles) may embed every site.
      allowedOrigins: [...config.allowedOrigins, ...origins],
      agentOf: auth.agentOf,
      team: async () => teamOf(await auth.agents()),
      metrics: { ...metrics, entry: stored },
      timers,
      now,
      newId,
      onFault,
      warn: log.warn,
      limits,
      trustProxy: config.trustProxy,
      retention: {
        resolved: config.retentionDays.resolved * DAY_MS,
        alone: config.retentionDays.alone * DAY_MS,
        files: config.retentionDays.files * DAY_MS,
      },
      filesDir: filesIn(config.dataDir),
      url,
      mail: config.mail ? { smtp: createSmtp(config.mail), after: config.mail.after, log } : null,
      leaveAfter: options.leaveAfter ?? LEAVE_AFTER,
      beaconEvery: options.beaconEvery ?? BEACON_EVERY,
      protocol: options.protocol ?? PROTOCOL,
    });
    undo.push(() => relay.stop());
    const readiness = createReadiness({ store, relay, faults, timers, now });
    undo.push(async () => readiness.stop());
    const { sites } = read;
    const { trustProxy } = config;
    const classifierSteps = options.classifierSteps ?? inOneStep(buildClassifier);
    const { tookPlaybook, tookReplies, waitingIn, recheckAgents } = relay;
    const saveSkills = async (skills: AgentSkills) => {
      await roster.save(skills);
      relay.tookSkills();
    };
    const playbooks = createPlaybooks({ store, sites, classifierSteps, root, now, onPublished: tookPlaybook });
    listener = requestListener({
      store,
      erasing: relay.erasing,
      uploads: relay.uploads,
      reading: relay.reading,
      comingBack: relay.comingBack,
      links: relay.links,
      bytesOf: relay.shelf.bytes,
      hurry,
      stretch: limits.uploadStretch,
      auth,
      sites,
      playbooks,
      waitingIn,
      recheckAgents,
      tookReplies,
      newId,
      skillsOf: roster.of,
      saveSkills,
      queueFigures: relay.queueFigures,
      url,
      metrics,
      dist: join(root, 'dist'),
      origins,
      allowedOrigins: [...config.allowedOrigins, ...origins],
      trustProxy,
      now,
      whyNotReady: readiness.whyNot,
      onFault,
    });

    const hasOwner = (await auth.agents()).some((agent) => agent.role === 'owner' && !agent.disabled);
    const token = hasOwner ? null : await auth.invite({ email: null, name: null, role: 'owner' });
    log.info('listening', { port });
    return {
      ok: true,
      running: {
        url,
        port,
        setUpLink: token === null ? null : `${url}/console/#/setup/${token}`,
        sites: sites.all().map((live) => live.site),
        store,
        threads: relay.threads,
        warnings: read.findings.map((one) => one.line),
      },
    };
  }

  /** In the reverse order of opening. */
  async function stop(): Promise<void> {
    for (let close = undo.pop(); close; close = undo.pop()) await close().catch(log.fault);
  }
}

export type StoreOpened =
  | { readonly ok: true; readonly store: SqliteStore }
  | { readonly ok: false; readonly errors: readonly string[] };

export async function openStore(
  { database }: Pick<Config, 'database'>,
  options: SqliteOptions = {},
): Promise<StoreOpened> {
  const path = database.kind === 'memory' ? ':memory:' : database.path;
  try {
    return { ok: true, store: await sqliteStore(path, options) };
  } catch (error) {
    return { ok: false, errors: [whyNotOpen(path, error)] };
  }
}

function whyNotOpen(path: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'code' in error && error.code === 'NEWER')
    return `The database ${path} cannot be used: ${why}.`;
  if (troubleOf(error) === 'damaged')
    return `The database ${path} is damaged or no database (${why}). Restore a backup: baton restore FILE.`;
  return `The database ${path} cannot be opened: ${why}. Check the folder, who may write to it, and that the file is a Baton database.`;
}

/** An empty store gets the demo's site, where the demo is there: so that the first start shows something. */
async function firstSite(store: Store, config: Config, root: string): Promise<void> {
  const playbook = 'demo/playbooks/demo.yaml';
  if ((await store.sites()).length > 0 || !existsSync(join(root, playbook))) return;
  const own = config.publicUrl ?? `http://localhost:${config.port}`;
  const origins = [...new Set([own, `http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`])];
  await store.saveSite({ id: 'demo', name: 'Demo', origins, playbook, knowledge: 'demo/knowledge' });
}

/** The port it listens on, or why it cannot. */
function listen(server: HttpServer, { host, port }: Config): Promise<number | string> {
  return new Promise((resolve) => {
    server.once('error', (error) =>
      resolve(whyNotListen('code' in error ? String(error.code) : error.message, host, port)),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function whyNotListen(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `PORT: ${port} is in use already. Stop what listens there, or choose another: PORT=${port + 1} npm start`;
  if (code === 'EACCES') return `PORT: this account may not listen on ${port}. Choose a port above 1023.`;
  return `HOST: cannot listen on ${host}:${port} (${code}). Check HOST and PORT.`;
}

async function close(server: HttpServer): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function inOneStep(build: BuildClassifier): ClassifierSteps {
  // biome-ignore lint/correctness/useYield: there is only the last step
  return function* (rows) {
    return build(rows);
  };
}

const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1' }).end();
};

/** Addresses that mean “every one of this machine” are none to give to people. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Everybody who may answer customers, by name. */
function teamOf(agents: readonly Listed[]): readonly Colleague[] {
  return agents
    .filter(({ role, disabled }) => role !== 'viewer' && !disabled)
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
