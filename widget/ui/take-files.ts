// Files that are pasted into a part of the page, or dropped on it.

/** Gives back how to stop. Text that is pasted or dropped stays the browser's own affair. */
export function takeFiles(
  place: Element,
  onFiles: (files: readonly File[]) => void,
  onOver: (over: boolean) => void,
): () => void {
  const taken = (event: Event, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  const onPaste = (event: Event) => taken(event, (event as ClipboardEvent).clipboardData);
  const onDrop = (event: Event) => {
    onOver(false);
    taken(event, (event as DragEvent).dataTransfer);
  };
  const onDrag = (event: Event) => {
    if (![...((event as DragEvent).dataTransfer?.types ?? [])].includes('Files')) return;
    event.preventDefault();
    onOver(true);
  };
  const onLeave = (event: Event) => {
    const to = (event as DragEvent).relatedTarget;
    if (!(to instanceof Node) || !place.contains(to)) onOver(false);
  };
  const all = [
    ['paste', onPaste],
    ['dragover', onDrag],
    ['dragleave', onLeave],
    ['drop', onDrop],
  ] as const;
  for (const [name, fn] of all) place.addEventListener(name, fn);
  return () => {
    for (const [name, fn] of all) place.removeEventListener(name, fn);
  };
}
