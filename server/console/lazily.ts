// A page that is loaded when somebody goes there: whoever answers customers all day needs none of it.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What it exports, once it is here; null while it is on its way. */
export function useLazily<M extends object>(load: () => Promise<M>): M | 'failed' | null {
  const loaded = useSignal<M | 'failed' | null>(null);
  useEffect(() => {
    load().then(
      (all) => {
        loaded.value = all;
      },
      () => {
        loaded.value = 'failed';
      },
    );
  }, []);
  return loaded.value;
}
