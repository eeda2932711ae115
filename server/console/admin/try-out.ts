// A sentence tried on a playbook that nobody runs yet: read, answered and decided by the very code of the widget.
import { classifierSteps } from '#domain/compile';
import { decide } from '#domain/decide';
import type { Decision } from '#domain/decision';
import type { By, ThreadEvent } from '#domain/event';
import type { Playbook } from '#domain/playbook';
import { readSource, toPlaybook } from '#domain/playbook-source';
import { createReader } from '#domain/signals/reader';
import type { Traits, TurnReadings } from '#domain/signals/reading';
import { WORLD } from '#domain/signals/world';
import { emptyThread, reduce } from '#domain/thread';
import { type Answer, type Assistant, answerWithin } from '../../../widget/assistant/assistant.ts';
import type { Source } from './source.ts';

export interface Tried {
  readonly said: string;
  readonly read: TurnReadings;
  readonly decision: Decision;
  /** What the assistant would have said; null: it is not asked, or there is nothing to answer from. */
  readonly answer: string | null;
}

/** Milliseconds at a stretch: the page stays responsive. */
const STRETCH = 12;

/** Compiles a draft in the pauses of the page. Null: something is wrong with it, which the editor says. */
export async function compiled(source: Source, pause: () => Promise<void>): Promise<Playbook | null> {
  const read = readSource(source);
  if (!read.ok) return null;
  const work = classifierSteps(read.source.intents.map(({ id, says }) => ({ id, says })));
  for (;;) {
    const until = performance.now() + STRETCH;
    while (performance.now() < until) {
      const step = work.next();
      if (step.done) return toPlaybook(read.source, () => step.value, 'draft');
    }
    await pause();
  }
}

/** What happens to each of these sentences, said one after the other in one conversation that the assistant keeps. */
export async function tryOut(
  playbook: Playbook,
  said: readonly string[],
  account: Traits | null,
  assistant: Assistant,
): Promise<readonly Tried[]> {
  const reader = createReader(playbook);
  const results: Tried[] = [];
  let thread = emptyThread('tried');
  const put = (by: By, id: string, event: ThreadEvent) => {
    thread = reduce(thread, { seq: thread.head + 1, at: thread.head, age: 0, by, id, event });
  };
  put({ role: 'customer' }, 'started', { type: 'started', site: 'tried', locale: 'en', page: null });

  for (const [at, text] of said.entries()) {
    const id = `turn-${at}`;
    put({ role: 'customer' }, id, { type: 'said', text });
    const read = reader.take({ id, from: 'customer', text }, { account, world: WORLD });
    if (!read) continue;
    const early = decide(playbook, thread, read);
    const answer = early.act === 'answer' ? await answered(text) : null;
    const judged = answer ? withAnswer(read, answer) : read;
    const decision = answer ? decide(playbook, thread, judged) : early;
    results.push({
      said: text,
      read: judged,
      decision,
      answer: decision.act === 'answer' ? (answer?.text ?? '') : null,
    });
    put({ role: 'assistant' }, `${id}.decided`, { type: 'decided', decision });
    saidBack(id, decision, answer);
  }
  return results;

  function withAnswer(read: TurnReadings, answer: Answer): TurnReadings {
    const proposed = { documents: [], ...answer };
    const repeats = reader.repeats(proposed);
    const looping = repeats.strength > read.readings.looping.strength ? repeats : read.readings.looping;
    return { ...read, readings: { ...read.readings, confidence: reader.judge(proposed), looping } };
  }

  async function answered(text: string): Promise<Answer | null> {
    const { signal } = new AbortController();
    return answerWithin(assistant, { text, thread: [], signal }).catch(() => null);
  }

  function saidBack(id: string, decision: Decision, answer: Answer | null): void {
    const by = { role: 'assistant' } as const;
    if (decision.question) {
      const { field, text } = decision.question;
      put(by, `${id}.asked`, { type: 'asked', to: id, text, field });
    } else if (decision.act === 'answer' && answer) {
      const documents = answer.documents ?? [];
      put(by, `${id}.answered`, { type: 'answered', to: id, text: answer.text, documents, confidence: null });
      reader.take({ id: `${id}.answered`, from: 'assistant', text: answer.text, documents }, { account, world: WORLD });
    }
  }
}
