// All keyboard shortcuts on one sheet.
import { Dialog } from './Dialog.tsx';
import { Key } from './Key.tsx';
import { KEY_GROUPS, MORE_KEYS, SHORTCUTS } from './keys.ts';

export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const all = [...SHORTCUTS, ...MORE_KEYS];
  return (
    <Dialog title="Keyboard" class="dialog-wide" onClose={onClose}>
      <div class="key-groups">
        {KEY_GROUPS.map((group) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{group}</h3>
            <dl class="keys">
              {all
                .filter((one) => one.group === group)
                .map(({ key, says }) => (
                  <div key={says} class="keys-row">
                    <dt>
                      <Key of={key.length === 1 ? key.toUpperCase() : key} />
                      <span class="sr">{key}</span>
                    </dt>
                    <dd>{says}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
