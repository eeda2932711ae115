// What a host page may set, call and hear: the types of `window.Baton` and of the npm package. Types alone, with no imports, so that they ship as they are.

export type Theme = 'light' | 'dark' | 'auto';

/** What the page knows of a customer. Without a signed token agents see it as unverified. */
export type Traits = Readonly<Record<string, string | number | boolean | null>>;

/** What a site may set: attributes of the script tag (`data-…`) < `window.BatonSettings` < `boot` and `update`. */
export interface Settings {
  /** The site's id, as the relay knows it. Required. */
  site: string;
  /** The relay's origin; default: where the script came from. */
  relay: string;
  /** BCP 47; default: the page's `lang`, else the browser's. */
  locale?: string;
  theme?: Theme;
  /** Which corner; default: right. */
  position?: 'left' | 'right';
  /** What the launcher is called for those who cannot see it; default: in the customer's language. */
  label?: string;
  /** `required`: nothing is stored or sent before the customer agrees, in the panel or through `Baton('consent', true)`. */
  consent?: 'required';
  /** Where the site's privacy policy is; the panel links to it when it asks. */
  policy?: string;
  /** Of the script tag that `createBaton` makes, on pages with a nonce-based policy. The widget itself needs none. */
  nonce?: string;
  /** The site's signed word on who the customer is: a JWT with `sub aud iat exp`. Read from `data-token` too, and then taken off the page. */
  token?: string;
  /** What the page knows of the customer. Unsigned: agents see it as unverified. */
  traits?: Traits;
  /** Events carry the customer's words too. Off unless set: host pages seldom need them. */
  details?: boolean;
  /** `iframe`: the same widget in a frame of the relay's own origin, where scripts of the page cannot read what the customer reads. */
  isolation?: 'iframe';
  /** What else tells of new messages: `title` (the tab's title counts them while it is in the background), `sound`, or both. The customer's own choice of sound goes before. */
  notify?: string;
  /** Shown as buttons before the first message. */
  quickReplies?: readonly string[];
  /** An HTTP endpoint that answers instead of the knowledge base. */
  endpoint?: string;
}

/** What `createBaton` of the npm package starts from. */
export interface BatonOptions extends Partial<Settings> {
  /** The site's id, as the relay knows it. */
  site: string;
  /** The relay's origin, `https://relay.example`. */
  relay: string;
}

/** A document an answer was made from; `score` is the retriever's own, higher is better. */
export interface AnswerDocument {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly score?: number;
  readonly text?: string;
}

/** `confidence`, 0 to 1, is the assistant's own estimate. */
export interface Answer {
  readonly text: string;
  readonly documents?: readonly AnswerDocument[];
  readonly confidence?: number;
}

export interface AssistantTurn {
  /** What the customer wrote, secrets masked. */
  readonly text: string;
  /** The conversation since the assistant has it. */
  readonly thread: readonly { readonly from: 'customer' | 'assistant' | 'agent'; readonly text: string }[];
  /** Fires when the answer is no longer wanted. */
  readonly signal: AbortSignal;
}

/** Gives an answer, or its text in pieces and then the whole. Rejects when it cannot; then a person is offered. */
export type AssistantFunction = (turn: AssistantTurn) => Promise<Answer> | AsyncIterable<string | Answer>;

/**
 * What the page hears, each also as a `baton:<name>` CustomEvent on `window`. Moments are milliseconds since 1970, durations milliseconds.
 * The customer's words are in `text` only where the setting `details` is on.
 */
export interface BatonEvents {
  ready: Record<never, never>;
  opened: Record<never, never>;
  closed: Record<never, never>;
  'message:sent': { readonly text?: string };
  'message:received': { readonly from: 'assistant' | 'agent' };
  /** Told when it changes. */
  unread: { readonly count: number };
  error: { readonly what: string };
  /** Whether somebody is there for the queue the customer waits in. */
  availability: { readonly available: boolean; readonly opensAt: number | null };
  /** What the five checks read in a customer turn: strengths from 0 to 1, where 0.5 is the shipped threshold. */
  reading: {
    readonly turn: string;
    readonly intent: { readonly id: string | null; readonly score: number };
    readonly readings: Readonly<Record<string, { readonly strength: number }>>;
    readonly text?: string;
  };
  decision: {
    readonly turn: string;
    readonly act: 'answer' | 'ask' | 'handoff';
    readonly row: string;
    readonly queue: string;
    /** False: recorded only (shadow, a pilot of other queues, or a hook that stopped it). */
    readonly acted: boolean;
  };
  /** The site wants a signed identity, or the one given has ended: call `identify({ token })`. */
  'identity:needed': { readonly what: string };
  /** A person was offered. */
  'handoff:suggested': Record<never, never>;
  /** The customer, or the page for them, asked for a person. */
  'handoff:requested': Record<never, never>;
  /** Told again whenever position or expected wait change; null: not known. */
  'handoff:queued': { readonly queue: string; readonly position: number | null; readonly eta: number | null };
  /** What the agent starts from is ready, and again whenever it is completed; `brief` where the setting `details` is on. */
  'handoff:packed': { readonly brief?: unknown };
  'handoff:assigned': { readonly queue: string; readonly agent: string };
  'handoff:joined': { readonly agent: string };
  'handoff:transferred': { readonly queue: string };
  /** The first reply that was promised is overdue. */
  'handoff:timeout': { readonly queue: string };
  'handoff:cancelled': Record<never, never>;
  'handoff:ended': { readonly by: string };
  'handoff:failed': { readonly reason: string };
  'csat:submitted': { readonly score: number };
}

type Said<T> = T | false | null | undefined;

/**
 * Asked before something happens. `false` stops it, an object changes it, anything else lets it go on. A hook that throws, or says nothing
 * for three seconds, is passed over with a warning: nothing is lost to it.
 */
export interface BatonHooks {
  /** Stopped: the words stay in the composer. */
  'before:send': (message: {
    readonly text: string;
  }) => Said<{ readonly text?: string }> | Promise<Said<{ readonly text?: string }>>;
  /**
   * `reason`: what raised it. `asked`: the customer asked for a person, which a page cannot stop; it may still add context. Stopped: it is
   * recorded as not acted on, and the assistant answers; what the relay's own second look raises (risk, say) goes to a person all the same.
   */
  'before:handoff': (handoff: {
    readonly reason: string;
    readonly asked: boolean;
    readonly queue: string | null;
  }) =>
    | Said<{ readonly context?: Readonly<Record<string, unknown>> }>
    | Promise<Said<{ readonly context?: Readonly<Record<string, unknown>> }>>;
}

export interface BatonVerbs {
  /** Starts with these settings, again after `shutdown` too, or changes them. */
  boot(settings?: Partial<Settings>): void;
  update(settings: Partial<Settings>): void;
  identify(who: { token?: string; traits?: Traits }): void;
  /** Forgets the customer: thread, outbox, traits, in this and every other tab. For log-out. */
  reset(): void;
  open(): void;
  close(): void;
  toggle(): void;
  show(): void;
  hide(): void;
  consent(granted: boolean): void;
  send(text: string): void;
  prefill(text: string): void;
  startHandoff(options?: { reason?: string }): void;
  /** What the page is about, for the agent. Nested values become `cart.total`; at most 50 in all, 500 characters each. */
  setContext(context: Readonly<Record<string, unknown>>): void;
  setLocale(locale: string): void;
  setTheme(theme: Theme): void;
  assistant(fn: AssistantFunction | null): void;
  /** Gives its own undo. */
  on<N extends keyof BatonEvents>(event: N, fn: (detail: BatonEvents[N]) => void): () => void;
  on<N extends keyof BatonHooks>(event: N, fn: BatonHooks[N]): () => void;
  off<N extends keyof BatonEvents>(event: N, fn: (detail: BatonEvents[N]) => void): void;
  off<N extends keyof BatonHooks>(event: N, fn: BatonHooks[N]): void;
  /** Forgets the customer and takes everything off the page; `boot` starts again. */
  shutdown(): void;
  /** Takes the widget and `window.Baton` off the page; what the customer wrote is kept for the next page. */
  destroy(): void;
}

/** `Baton('open')` and `Baton.open()` are the same; calls made before anything is loaded are kept, and done in order. */
export type Baton = BatonVerbs & {
  <V extends keyof BatonVerbs>(verb: V, ...args: Parameters<BatonVerbs[V]>): ReturnType<BatonVerbs[V]>;
  /** Resolves once the app is loaded, which is when the customer first acts. */
  readonly ready: Promise<unknown>;
};
