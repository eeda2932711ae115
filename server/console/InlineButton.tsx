// A button that breaks over lines like the words around it, which a <button> cannot.
import type { ComponentChildren } from 'preact';

export interface InlineButtonProps {
  readonly class: string;
  readonly title: string;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

export function InlineButton({ class: className, title, onPress, children }: InlineButtonProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers never break the box of a <button> over lines
    <span
      class={className}
      role="button"
      tabIndex={0}
      title={title}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPress();
      }}
    >
      {children}
    </span>
  );
}
