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

export const KEY_GROUPS = ['Move', 'Write', 'Pass on', 'Else'] as const;

export interface Shortcut {
  readonly key: string;
  readonly act: KeyAct;
  readonly says: string;
  readonly group: (typeof KEY_GROUPS)[number];
}

export const SHORTCUTS: readonly Shortcut[] = [
  { key: 'j', act: 'next', says: 'Next thread', group: 'Move' },
  { key: 'k', act: 'previous', says: 'Previous thread', group: 'Move' },
  { key: '/', act: 'search', says: 'Search all conversations', group: 'Move' },
  { key: 'b', act: 'brief', says: 'Back to the brief', group: 'Move' },
  { key: 'c', act: 'claim', says: 'Claim, take over or reopen', group: 'Write' },
  { key: 'd', act: 'draft', says: 'Draft from the recommended step; claims what waits', group: 'Write' },
  { key: 'r', act: 'reply', says: 'Reply to the customer', group: 'Write' },
  { key: 'n', act: 'note', says: 'Note for agents', group: 'Write' },
  { key: 't', act: 'transfer', says: 'Transfer, or route to people', group: 'Pass on' },
  { key: 'h', act: 'hand back', says: 'Hand back to the assistant', group: 'Pass on' },
  { key: 'u', act: 'put back', says: 'Put back in its queue', group: 'Pass on' },
  { key: 's', act: 'snooze', says: 'Put aside, or take up again', group: 'Pass on' },
  { key: 'e', act: 'resolve', says: 'Resolve', group: 'Pass on' },
  { key: 'z', act: 'undo', says: 'Undo what the last notice tells', group: 'Else' },
  { key: 'a', act: 'away', says: 'Away, or available again', group: 'Else' },
  { key: '?', act: 'keys', says: 'This sheet', group: 'Else' },
];

/** What is done to the thread that is open. */
export const OF_THREAD: ReadonlySet<KeyAct> = new Set(
  SHORTCUTS.filter(({ group }) => group === 'Write' || group === 'Pass on').map(({ act }) => act),
);

/** Those that are no letters of the list above. */
export const MORE_KEYS: readonly Omit<Shortcut, 'act'>[] = [
  { key: 'Ctrl K', says: 'Every command, place and customer; also ⌘ K', group: 'Move' },
  { key: '/', says: 'Saved replies, in an empty reply', group: 'Write' },
  { key: '@', says: 'Call for a colleague, in a note', group: 'Write' },
  { key: 'Esc', says: 'Leave the text field, or close', group: 'Else' },
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
