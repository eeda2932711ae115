// A key on the keyboard, beside the thing it does. Hidden from screen readers: the button's `aria-keyshortcuts` says it.
export function Key({ of }: { readonly of: string }) {
  return (
    <span class="key" aria-hidden="true">
      {of}
    </span>
  );
}
