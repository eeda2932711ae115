// The playbook in the editor: what runs, the draft on top of it, what is wrong with it, and publishing it. A draft survives a reload.
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Problem, SourcePath } from '#domain/playbook-source';
import { type Change, diffOf } from './diff.ts';
import { merged } from './merge.ts';
import type { PlaybookApi, Version, VersionLine } from './playbook-api.ts';
import { type Source, withAt } from './source.ts';

export interface PlaybookEditor {
  readonly site: string;
  /** What runs; null: it is being fetched. */
  readonly published: ReadonlySignal<Version | null>;
  /** Why it cannot be shown, or what was refused last. */
  readonly trouble: ReadonlySignal<string | null>;
  readonly draft: ReadonlySignal<Source | null>;
  readonly changes: ReadonlySignal<readonly Change[]>;
  readonly problems: ReadonlySignal<readonly Problem[]>;
  /** The problems are not yet those of the draft as it stands. */
  readonly checking: ReadonlySignal<boolean>;
  readonly history: ReadonlySignal<readonly VersionLine[] | null>;
  load(): Promise<void>;
  set(path: SourcePath, value: unknown): void;
  replace(source: Source): void;
  discard(): void;
  /** The number it got; null: it was refused, and `trouble` says why. */
  publish(note: string): Promise<number | null>;
  loadHistory(): Promise<void>;
  /** Another version as the draft, to be looked at and published. */
  takeVersion(number: number): Promise<boolean>;
  importYaml(yaml: string): Promise<readonly Problem[] | string | null>;
  close(): void;
}

export interface PlaybookEditorParts {
  readonly site: string;
  readonly api: PlaybookApi;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly mayEdit: boolean;
  /** Runs it after so many milliseconds; gives back how to prevent it. */
  later(run: () => void, ms: number): () => void;
}

interface Kept {
  readonly base: number;
  readonly source: Source;
}

const CHECK_AFTER = 250;

export function createPlaybookEditor({ site, api, storage, mayEdit, later }: PlaybookEditorParts): PlaybookEditor {
  const key = `baton:console:playbook:${site}`;
  const published = signal<Version | null>(null);
  const trouble = signal<string | null>(null);
  const edited = signal<Source | null>(null);
  const problems = signal<readonly Problem[]>([]);
  const checking = signal(false);
  const history = signal<readonly VersionLine[] | null>(null);
  const draft = computed(() => edited.value ?? published.value?.source ?? null);
  const changes = computed(() => (edited.value && published.value ? diffOf(published.value.source, edited.value) : []));
  /** The number of the version that the draft stands on. */
  let base = 0;
  let stopCheck = () => {};
  let asked = 0;

  const take = (version: Version) =>
    batch(() => {
      published.value = version;
      problems.value = version.problems;
      trouble.value = null;
    });

  const keep = (source: Source) => {
    edited.value = source;
    try {
      storage.setItem(key, JSON.stringify({ base, source } satisfies Kept));
    } catch {
      // No room for it: the draft lives as long as the page does.
    }
    check();
  };

  const drop = () => {
    edited.value = null;
    storage.removeItem(key);
    problems.value = published.peek()?.problems ?? [];
    checking.value = false;
    asked += 1;
    stopCheck();
  };

  const check = () => {
    const mine = ++asked;
    checking.value = true;
    stopCheck();
    stopCheck = later(async () => {
      const source = edited.peek();
      const answer = source && (await api.check(site, source));
      if (!answer || mine !== asked) return;
      batch(() => {
        checking.value = false;
        if (answer.ok) problems.value = answer.value;
        trouble.value = answer.ok ? null : answer.what;
      });
    }, CHECK_AFTER);
  };

  const load = async () => {
    const answer = await api.version(site);
    if (!answer.ok) {
      trouble.value = answer.what;
      return;
    }
    const mine = edited.peek() === null ? (mayEdit ? keptDraft() : null) : { base, source: edited.peek() as Source };
    const onTop = mine && (await onTopOf(answer.value, mine));
    batch(() => {
      take(answer.value);
      base = answer.value.number;
      if (onTop) keep(onTop);
    });
  };

  /** What I changed, on top of what somebody else published meanwhile: publishing mine must not undo theirs unseen. */
  const onTopOf = async (version: Version, mine: Kept): Promise<Source> => {
    if (mine.base === version.number) return mine.source;
    const before = await api.version(site, mine.base);
    return before.ok ? (merged(before.value.source, mine.source, version.source) as Source) : mine.source;
  };

  const keptDraft = (): Kept | null => {
    const kept = storage.getItem(key);
    if (kept === null) return null;
    try {
      return JSON.parse(kept) as Kept;
    } catch {
      return null;
    }
  };

  const loadHistory = async () => {
    const answer = await api.history(site);
    if (answer.ok) history.value = [...answer.value, FILE];
    else trouble.value = answer.what;
  };

  return {
    site,
    published,
    trouble,
    draft,
    changes,
    problems,
    checking,
    history,
    load,
    set(path, value) {
      const now = draft.peek();
      if (!now) return;
      // The row for everything else is there even where the playbook does not mention it.
      const whole: Source = path[0] === 'unknown' && !now.unknown ? { ...now, unknown: { action: 'answer' } } : now;
      keep(withAt(whole, path, value));
    },
    replace: keep,
    discard: drop,
    async publish(note) {
      const source = edited.peek();
      if (!source) return null;
      const answer = await api.publish(site, { source, base, note: note.trim() === '' ? null : note.trim() });
      if (!answer.ok) {
        // Theirs is what runs now; mine stays a draft on top of it.
        if (answer.refused === 'conflict') await load();
        trouble.value = answer.what;
        return null;
      }
      drop();
      await Promise.all([load(), loadHistory()]);
      return answer.value;
    },
    loadHistory,
    async takeVersion(number) {
      const answer = await api.version(site, number);
      if (answer.ok) keep(answer.value.source);
      else trouble.value = answer.what;
      return answer.ok;
    },
    async importYaml(yaml) {
      const answer = await api.importYaml(site, yaml);
      if (!answer.ok) return answer.what;
      if (answer.value.problems.some((one) => one.level === 'error')) return answer.value.problems;
      keep(answer.value.source);
      return null;
    },
    close() {
      stopCheck();
    },
  };
}

const FILE: VersionLine = { number: 0, at: null, by: null, note: null };
