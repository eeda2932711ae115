// The chat as views see it: values to show and verbs to call. Types only.
import type { ReadonlySignal } from '@preact/signals';
import type { Thread } from '#domain/thread';
import type { Standing } from '#domain/wire';

export type MessageStatus = 'pending' | 'sent' | 'seen' | 'failed';

/** What the assistant found while the customer waits for a person. Shown beside the thread, and no part of it. */
export interface Help {
  readonly title: string;
  /** Markdown, like any answer. */
  readonly text: string;
  readonly url: string | null;
}

export interface ChatView {
  readonly thread: Thread;
  statusOf(id: string): MessageStatus;
  /** What could not be sent and will not be unless retried. Not part of the thread. */
  readonly failed: readonly { readonly id: string; readonly text: string; readonly why: string }[];
  /** `local`: the thread lives in the browser alone so far. `refused`: the relay will not have us; `refusal` says why. */
  readonly line: 'local' | 'connecting' | 'live' | 'down' | 'refused';
  readonly refusal: string | null;
  /** The site must say who this is before the relay takes anything. */
  readonly needsSignIn: boolean;
  /** The assistant looks for an answer, or the context package is being prepared. */
  readonly working: null | 'thinking' | 'preparing';
  /** False: what is on its way could not be stored in this browser and would be lost with the page. */
  readonly durable: boolean;
  /** An agent types. */
  readonly typing: { readonly name: string } | null;
  readonly standing: Standing | null;
  /** The assistant failed or was unsure: offer a person prominently. */
  readonly offersPerson: boolean;
  /** Files may be sent now. */
  readonly attaches: boolean;
  readonly mayRate: boolean;
  readonly quickReplies: readonly string[];
  readonly help: Help | null;
  /** The assistant can answer: playbook and articles are loaded. */
  readonly ready: boolean;
  /** The relay has the handoff: it is not only on its way. */
  readonly handoffConfirmed: boolean;
}

export interface ChatModel {
  readonly view: ReadonlySignal<ChatView>;
  say(text: string): void;
  retry(id: string): void;
  discard(id: string): void;
  judge(answer: string, helpful: boolean): void;
  askForPerson(): void;
  cancelWaiting(): void;
  rate(score: 1 | 2 | 3 | 4 | 5, comment: string | null): void;
  leaveContact(email: string): void;
  correctSummary(text: string): void;
  typing(on: boolean): void;
  /** The customer looks at the thread as it is now. */
  seen(): void;
  startOver(): void;
}
