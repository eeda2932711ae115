// Something to be copied, with a button that does it.
import { useSignal } from '@preact/signals';
import { Icon } from '../Icon.tsx';

export interface CopyBoxProps {
  readonly label: string;
  readonly text: string;
}

const SAYS_SO_MS = 2_000;

export function CopyBox({ label, text }: CopyBoxProps) {
  const copied = useSignal(false);
  const copy = async () => {
    // Without leave to write the clipboard the text is still there to be marked.
    copied.value = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setTimeout(() => {
      copied.value = false;
    }, SAYS_SO_MS);
  };
  return (
    <div class="copy-box">
      <input type="text" readOnly aria-label={label} value={text} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="button" onClick={copy}>
        <Icon name={copied.value ? 'check' : 'copy'} size={14} />
        <span aria-live="polite">{copied.value ? 'Copied' : 'Copy'}</span>
      </button>
    </div>
  );
}
