// A button that reads a text file of the user's.

export interface FileButtonProps {
  readonly name: string;
  readonly title: string;
  readonly class?: string;
  /** As `accept` of a file input. */
  readonly accept: string;
  readonly onRead: (file: string) => void;
}

export function FileButton({ name, title, class: more, accept, onRead }: FileButtonProps) {
  return (
    <label class={more === undefined ? 'button' : `button ${more}`} title={title}>
      {name}
      <input
        type="file"
        class="sr"
        accept={accept}
        onChange={async (event) => {
          const input = event.currentTarget;
          const [file] = input.files ?? [];
          if (file) onRead(await file.text());
          input.value = '';
        }}
      />
    </label>
  );
}
