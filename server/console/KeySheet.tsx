// All keyboard shortcuts on one sheet.
import { Dialog } from './Dialog.tsx';
import { Key } from './Key.tsx';
import { IN_A_REPLY, SHORTCUTS } from './keys.ts';

export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <dl class="keys">
        <div class="keys-row">
          <dt>
            <Key of="Ctrl K" />
          </dt>
          <dd>Every command, place and customer by a few letters; also ⌘ K</dd>
        </div>
        {[...SHORTCUTS, ...IN_A_REPLY].map(({ key, says }) => (
          <div key={says} class="keys-row">
            <dt>
              <Key of={key.toUpperCase()} />
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
