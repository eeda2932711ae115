// What a row does, in words for people who have never seen a playbook.
import type { Action } from '#domain/playbook';

export const ACTION_WORDS: Readonly<Record<Action, { readonly name: string; readonly says: string }>> = {
  answer: { name: 'Answer', says: 'The assistant answers while it is sure.' },
  collect: { name: 'Ask, then hand over', says: 'It asks for what is collected, then a person takes over.' },
  handoff: { name: 'Hand over', says: 'A person takes over at once.' },
  stop: { name: 'Stop', says: 'A person takes over, and the assistant says nothing more.' },
};

export const ACTIONS = ['answer', 'collect', 'handoff', 'stop'] as const;
