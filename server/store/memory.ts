// A store that forgets: for tests, and to look around without leaving a file.
import type { Entry, ThreadEvent } from '#domain/event';
import type { SavedView, SeenUpTo } from '#domain/wire';
import { hashOfId } from './hash-of-id.ts';
import { memoryMails } from './memory-mails.ts';
import { memoryReplies } from './memory-replies.ts';
import { holds, searchedIn } from './search-words.ts';
import type {
  AgentSkills,
  Append,
  Appended,
  Found,
  Invite,
  PlaybookVersion,
  Site,
  Store,
  ThreadRow,
  Visitor,
  Waited,
} from './store.ts';

interface Kept {
  row: ThreadRow;
  readonly log: Entry[];
  readonly digests: Map<string, { readonly digest: string; readonly entry: Entry }>;
}

export function memoryStore(lineage: string): Store {
  const threads = new Map<string, Kept>();
  const sites = new Map<string, Site>();
  const playbooks: PlaybookVersion[] = [];
  const visitors = new Map<string, Visitor>();
  const views = new Map<string, readonly SavedView[]>();
  const invites = new Map<string, Invite>();
  const erased = new Map<string, number>();
  const skills = new Map<string, AgentSkills>();
  const mails = memoryMails((thread) => threads.get(thread)?.row.head ?? 0);
  const waits: (Waited & { readonly site: string; readonly queue: string })[] = [];

  return {
    lineage,
    mails,
    replies: memoryReplies(),
    async append(item) {
      const kept = threads.get(item.thread);
      const refused = earlier(kept, item);
      if (refused) return refused;
      const entry = entryOf(item);
      const seen = kept?.row.seen ?? { customer: 0, agent: 0 };
      const row = { ...item.row, head: entry.seq, seen };
      const next: Kept = kept ?? { row, log: [], digests: new Map() };
      next.row = row;
      next.log.push(entry);
      next.digests.set(item.id, { digest: item.digest, entry });
      threads.set(item.thread, next);
      for (const { seq, event } of item.emptied ?? []) empty(next, seq, event);
      if (item.wait) waits.push({ site: item.row.site, at: item.at, ...item.wait });
      if (item.mail) mails.append({ ...item.mail, thread: item.thread, seq: entry.seq, at: item.at });
      return { kind: 'appended', entry };
    },
    async entryOf(thread, id) {
      return threads.get(thread)?.digests.get(id) ?? null;
    },
    async entries(thread, after, limit) {
      return threads.get(thread)?.log.slice(after, after + limit) ?? [];
    },
    async thread(id) {
      return threads.get(id)?.row ?? null;
    },
    async inbox(since, most) {
      const latest = rowsOf(threads).sort((a, b) => b.lastAt - a.lastAt);
      const people = latest.filter((row) => row.owner !== 'assistant');
      const watched = latest.filter((row) => row.owner === 'assistant' && row.lastAt >= since);
      return [...people.slice(0, most.people), ...watched.slice(0, most.watched)];
    },
    async threadsSince(since, after, limit) {
      const ids = rowsOf(threads).flatMap(({ id, lastAt }) => (id > after && lastAt >= since ? [id] : []));
      return ids.sort().slice(0, limit);
    },
    async seen(thread, side, upTo) {
      const kept = threads.get(thread);
      if (!kept) return { customer: 0, agent: 0 };
      const seen: SeenUpTo = { ...kept.row.seen, [side]: Math.max(kept.row.seen[side], upTo) };
      kept.row = { ...kept.row, seen };
      return seen;
    },
    async waits(site, queue, limit) {
      return waits
        .filter((one) => one.site === site && one.queue === queue)
        .slice(-limit)
        .reverse()
        .map(({ at, ms }) => ({ at, ms }));
    },
    async search(terms, limit) {
      const latest = (kept: Kept) => kept.log.findLast((entry) => holds(searchedIn(entry.event), terms));
      const found = [...threads.values()].flatMap((kept) => {
        const entry = terms.length === 0 ? undefined : latest(kept);
        return entry ? [{ entry: whatOf(entry), text: searchedIn(entry.event), card: kept.row.card }] : [];
      });
      return found.sort((a, b) => b.entry.at - a.entry.at).slice(0, limit);
    },
    async views(agent) {
      return views.get(agent) ?? [];
    },
    async saveViews(agent, kept) {
      views.set(agent, kept);
    },
    async site(id) {
      return sites.get(id) ?? null;
    },
    async sites() {
      return [...sites.values()];
    },
    async saveSite(site) {
      sites.set(site.id, site);
    },
    async playbookVersions(site) {
      return playbooks
        .filter((one) => one.site === site)
        .map(({ source: _, ...rest }) => rest)
        .sort((a, b) => b.number - a.number);
    },
    async playbookVersion(site, number) {
      const all = playbooks.filter((one) => one.site === site && (number ?? one.number) === one.number);
      return all.sort((a, b) => b.number - a.number)[0] ?? null;
    },
    async savePlaybookVersion(version) {
      if (playbooks.some((one) => one.site === version.site && one.number === version.number)) return false;
      playbooks.push(version);
      return true;
    },
    async reassign(thread, visitor) {
      const kept = threads.get(thread);
      if (kept) kept.row = { ...kept.row, visitor };
    },
    async visitor(id) {
      return visitors.get(id) ?? null;
    },
    async saveVisitor(visitor) {
      visitors.set(visitor.id, visitor);
    },
    async threadsOf(visitor) {
      return rowsOf(threads).filter((row) => row.visitor === visitor);
    },
    async stale(since, limit) {
      const old = (row: ThreadRow) => row.lastAt < (row.status === 'resolved' ? since.resolved : since.alone);
      return rowsOf(threads)
        .filter((row) => row.owner === 'assistant' && old(row))
        .slice(0, limit);
    },
    async erase(gone) {
      const there = gone.threads.filter((id) => threads.delete(id));
      for (const id of there) erased.set(hashOfId(id), gone.at);
      for (const id of gone.visitors) visitors.delete(id);
      for (const [id, one] of visitors)
        if (one.sameAs !== undefined && gone.visitors.includes(one.sameAs)) visitors.delete(id);
      mails.erase(gone.threads);
      return there.length;
    },
    async isErased(thread) {
      return erased.has(hashOfId(thread));
    },
    async erasedSince(at) {
      return [...erased].filter(([, when]) => when > at).map(([hash, when]) => ({ hash, at: when }));
    },
    async invite(hash) {
      return invites.get(hash) ?? null;
    },
    async invites(now) {
      return [...invites.values()].filter((one) => one.expiresAt > now).sort((a, b) => a.expiresAt - b.expiresAt);
    },
    async saveInvite(invite) {
      invites.set(invite.hash, invite);
    },
    async takeInvite(hash) {
      return invites.delete(hash);
    },
    async dropInvites(email) {
      for (const one of invites.values()) if (one.email === email) invites.delete(one.hash);
    },
    async skills() {
      return [...skills.values()].sort((a, b) => (a.agent < b.agent ? -1 : 1));
    },
    async saveSkills(one) {
      skills.set(one.agent, one);
    },
    async probe() {},
    async close() {},
  };
}

function rowsOf(threads: ReadonlyMap<string, Kept>): ThreadRow[] {
  return [...threads.values()].map((kept) => kept.row).sort((a, b) => a.lastAt - b.lastAt);
}

function earlier(kept: Kept | undefined, item: Append): Appended | null {
  const before = kept?.digests.get(item.id);
  if (before) return before.digest === item.digest ? { kind: 'again', entry: before.entry } : { kind: 'conflict' };
  const head = kept?.row.head ?? 0;
  return head === item.after ? null : { kind: 'moved', head };
}

function whatOf({ id, seq, at, by, event }: Entry): Found['entry'] {
  return { id, seq, at, by, type: event.type };
}

export function entryOf(item: Append): Entry {
  const { at, age, by, id, event } = item;
  return { seq: item.after + 1, at, age, by, id, event };
}

function empty({ log, digests }: Kept, seq: number, event: ThreadEvent): void {
  const before = log[seq - 1];
  if (!before) return;
  const entry = { ...before, event };
  log[seq - 1] = entry;
  digests.set(entry.id, { digest: '', entry });
}
