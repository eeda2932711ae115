// The keyboard: one letter, one thing. Not while somebody types, not with a modifier, not behind a dialog. And Ctrl or ⌘ with K, wherever one is.

export type KeyAct =
  | 'next'
  | 'previous'
  | 'claim'
  | 'reply'
  | 'note'
  | 'snooze'
  | 'resolve'
  | 'undo'
  | 'palette'
  | 'transfer'
  | 'hand back'
  | 'put back'
  | 'away'
  | 'search'
  | 'keys'
  | 'brief'
  | 'draft';

export interface Shortcut {
  readonly key: string;
  readonly act: KeyAct;
  readonly says: string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { key: 'j', act: 'next', says: 'Next thread' },
  { key: 'k', act: 'previous', says: 'Previous thread' },
  { key: '/', act: 'search', says: 'Search all conversations' },
  { key: 'c', act: 'claim', says: 'Claim the thread, take it over, or reopen it' },
  { key: 'b', act: 'brief', says: 'Back to the brief' },
  { key: 'r', act: 'reply', says: 'Reply to the customer' },
  { key: 'd', act: 'draft', says: 'Draft the reply from the recommended step; claims a waiting thread' },
  { key: 'n', act: 'note', says: 'Write a note for agents' },
  { key: 't', act: 'transfer', says: 'Transfer to a colleague or a queue, or route to people' },
  { key: 'h', act: 'hand back', says: 'Hand back to the assistant' },
  { key: 'u', act: 'put back', says: 'Put back in its queue' },
  { key: 's', act: 'snooze', says: 'Put aside until later, or take up again' },
  { key: 'e', act: 'resolve', says: 'Resolve' },
  { key: 'z', act: 'undo', says: 'Undo what the last notice tells' },
  { key: 'a', act: 'away', says: 'Away, or available again' },
  { key: '?', act: 'keys', says: 'This sheet' },
];

/** Those that hold while a reply is written. */
export const IN_A_REPLY: readonly Omit<Shortcut, 'act'>[] = [
  { key: '/', says: 'Saved replies, while the reply is empty' },
];

/** What a key press means here, or null when it is not for us. */
export function keyAct(event: KeyboardEvent): KeyAct | null {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k')
    return 'palette';
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return null;
  const target = event.composedPath()[0] ?? event.target;
  if (target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]')) return null;
  return SHORTCUTS.find((shortcut) => shortcut.key === event.key.toLowerCase())?.act ?? null;
}
