// The command palette: everything the console can do, found by typing a few letters of it.
import { useMemo, useState } from 'preact/hooks';
import type { Command } from './commands.ts';
import { Dialog } from './Dialog.tsx';
import { Key } from './Key.tsx';
import { OptionList, optionId, stepped } from './OptionList.tsx';

export interface PaletteProps {
  readonly find: (typed: string) => readonly Command[];
  readonly onClose: () => void;
}

const LIST = 'palette-commands';

export function Palette({ find, onClose }: PaletteProps) {
  const [typed, type] = useState('');
  const [at, move] = useState(0);
  const commands = useMemo(() => find(typed), [find, typed]);
  const marked = Math.min(at, commands.length - 1);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const next = stepped(event.key, marked, commands.length);
    if (next !== null) move(next);
    else if (event.key === 'Enter') run(commands[marked]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="What do you want to do?" class="palette" onClose={onClose}>
      <input
        type="text"
        class="palette-field"
        role="combobox"
        aria-label="Command, place, or customer"
        aria-expanded={commands.length > 0}
        aria-controls={LIST}
        aria-activedescendant={marked < 0 ? undefined : optionId(LIST, marked)}
        placeholder="A command, a place, a customer…"
        autocomplete="off"
        data-first=""
        value={typed}
        onInput={(event) => {
          type(event.currentTarget.value);
          move(0);
        }}
        onKeyDown={onKeyDown}
      />
      {commands.length === 0 ? (
        <p class="muted palette-none" role="status">
          Nothing is called so. Press Esc, then / to search what was said.
        </p>
      ) : (
        <OptionList id={LIST} label="Commands" options={commands} keyOf={({ id }) => id} at={marked} onTake={run}>
          {({ group, name, key }) => (
            <>
              <span class="option-name">{name}</span>
              <span class="muted option-group">{group}</span>
              {key !== null && <Key of={key} />}
            </>
          )}
        </OptionList>
      )}
    </Dialog>
  );
}
