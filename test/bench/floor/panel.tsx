// The floor's panel: Preact, signals, a list and a composer. It sends nothing.
import { effect, signal } from '@preact/signals';
import { render } from 'preact';

export function open(launcher: HTMLElement): void {
  const text = signal('');
  const said = signal<readonly string[]>([]);
  const root = document.createElement('div');
  launcher.after(root);
  effect(() =>
    render(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          said.value = [...said.value, text.value];
          text.value = '';
        }}
      >
        <ol>
          {said.value.map((one, at) => (
            <li key={at}>{one}</li>
          ))}
        </ol>
        <textarea value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
      </form>,
      root,
    ),
  );
  root.querySelector('textarea')?.focus();
}
