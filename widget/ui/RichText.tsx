// Rich text that waits for its renderer: plain text first, Markdown as soon as the chunk is there.

import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';

type Rendered = ComponentType<{ text: string; base: string }>;
let loaded: Rendered | null = null;

/** Loads the renderer once, ahead of the first answer. `inPauses` takes on, step by step, what that answer would wait for. */
export function loadRich(inPauses?: (work: Generator<void>) => void): Promise<Rendered | null> {
  return import('./Rich.tsx').then(
    (module) => {
      if (!loaded) inPauses?.(module.warmUp());
      return (loaded = module.Rich);
    },
    () => null,
  );
}

export function RichText({ text, base }: { text: string; base: string }) {
  const [Renderer, setRenderer] = useState<Rendered | null>(() => loaded);
  // Text that nests deeper than a renderer can follow is shown as it is: one message must not take the panel with it.
  const [broken] = useErrorBoundary();
  useEffect(() => {
    if (!Renderer) void loadRich().then((one) => one && setRenderer(() => one));
  }, [Renderer]);
  return Renderer && !broken ? <Renderer text={text} base={base} /> : <span>{text}</span>;
}
