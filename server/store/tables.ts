// The tables, as the queries see them. What makes them stands in migrations.ts.
import type { Mail } from './mails.ts';
import type { ThreadRow } from './store.ts';

export interface Tables {
  steps: { name: string; at: number };
  facts: { name: string; value: string };
  threads: {
    id: string;
    site: string;
    visitor: string;
    head: number;
    epoch: number;
    status: ThreadRow['status'];
    owner: ThreadRow['owner'];
    queue: string | null;
    agent: string | null;
    last_at: number;
    customer_seen: number;
    agent_seen: number;
    card: string;
  };
  entries: {
    thread: string;
    seq: number;
    id: string;
    digest: string;
    at: number;
    age: number;
    by_json: string;
    event_json: string;
  };
  /** A JSON list. */
  views: { agent: string; views: string };
  replies: {
    id: string;
    title: string;
    title_key: string;
    text: string;
    site: string | null;
    updated_at: number;
    by: string;
  };
  searched: { id: number; thread: string; seq: number; text: string };
  waits: { site: string; queue: string; thread: string; seq: number; at: number; ms: number };
  sites: { id: string; name: string; origins: string; playbook: string; knowledge: string | null; identity: string };
  visitors: {
    id: string;
    site: string;
    generation: number;
    created_at: number;
    last_seen_at: number;
    same_as: string | null;
  };
  mails: {
    id: string;
    thread: string;
    first: number;
    last: number | null;
    state: Mail['state'];
    made_at: number;
    due_at: number;
    tries: number;
    to: string | null;
    sent_at: number | null;
    taken_by: string | null;
  };
  mail_stops: { to: string; at: number };
  erased: { hash: string; at: number };
  erasures: { at: number; by: string; threads: number; visitors: number };
  playbooks: { site: string; number: number; at: number; by: string; note: string | null; source: string };
  skills: { agent: string; capacity: number; queues: string | null; languages: string };
  invites: { hash: string; email: string | null; name: string | null; role: string; expires_at: number };
}
