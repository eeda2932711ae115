// The statement that searches, prepared once: the index gives the latest entries first, and the first of each thread is kept.
import type { Card } from '#domain/card';
import type { By, EventType } from '#domain/event';
import type { File } from './open-file.ts';
import type { SearchTerm } from './search-words.ts';
import type { Found } from './store.ts';

/** Entries looked at for one search: a word that everybody says must not hold everybody up. */
const LOOKED_AT = 400;

interface Row {
  readonly thread: string;
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly by_json: string;
  readonly type: EventType;
  readonly text: string;
  readonly card: string;
}

export function searchStatement(file: File): (terms: readonly SearchTerm[], limit: number) => readonly Found[] {
  const statement = file.prepare(
    `select s.thread, s.seq, s.text, e.id, e.at, e.by_json, e.event_json ->> '$.type' as type, t.card
     from search join searched s on s.id = search.rowid
     join entries e on e.thread = s.thread and e.seq = s.seq
     join threads t on t.id = s.thread
     where search match ? order by search.rowid desc limit ${LOOKED_AT}`,
  );
  return (terms, limit) => {
    if (terms.length === 0) return [];
    const latest = new Map<string, Found>();
    for (const one of statement.iterate(terms.map(matchOf).join(' AND '))) {
      const row = one as unknown as Row;
      if (!latest.has(row.thread)) latest.set(row.thread, foundOf(row));
      if (latest.size >= limit) break;
    }
    return [...latest.values()];
  };
}

/** Words are letters and digits only: quoted, they mean themselves. */
function matchOf({ words, open }: SearchTerm): string {
  return `"${words.join(' ')}"${open ? ' *' : ''}`;
}

function foundOf({ id, seq, at, by_json, type, text, card }: Row): Found {
  const by: By = JSON.parse(by_json);
  const shown: Card = JSON.parse(card);
  return { entry: { id, seq, at, by, type }, text, card: shown };
}
