// A picture drawn from its bytes: it has no address, so that no page has to allow one, and its box stands before it is there.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fitted, type Size } from './picture-box.ts';

export interface CanvasProps {
  /** What is in it, for those who do not see it; empty: it stands beside its name. */
  readonly label: string;
  /** Its own size in pixels; null: it is not known before the bytes are. */
  readonly size: Size | null;
  /** The largest box, in CSS pixels. */
  readonly most: Size;
  /** The same function for the same picture. */
  load(): Promise<Blob>;
  /** It cannot be had, or cannot be drawn. */
  onFail(): void;
}

/** CSS pixels. */
const THIN = 40;

export function Canvas({ label, size, most, load, onFail }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let gone = false;
    if (size) setBox(element, fitted(size, most));
    draw(element, size, most, load, () => gone).catch(() => gone || onFail());
    return () => {
      gone = true;
    };
  }, [load]);
  const seen = label === '' ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': label };
  return <canvas ref={canvas} class="pixels" {...seen} />;
}

async function draw(
  canvas: HTMLCanvasElement,
  size: Size | null,
  most: Size,
  load: () => Promise<Blob>,
  isGone: () => boolean,
): Promise<void> {
  const bitmap = await createImageBitmap(await load());
  if (!isGone()) {
    const box = fitted(size ?? bitmap, most);
    setBox(canvas, box);
    const dense = Math.min(3, devicePixelRatio || 1);
    canvas.width = Math.round(box.width * dense);
    canvas.height = Math.round(box.height * dense);
    const pen = canvas.getContext('2d');
    if (pen) pen.imageSmoothingQuality = 'high';
    pen?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    canvas.dataset.drawn = '';
  }
  bitmap.close();
}

/** Never so thin that nobody could hit it. */
function setBox(canvas: HTMLCanvasElement, { width, height }: Size): void {
  const [wide, high] = [Math.max(THIN, width), Math.max(THIN, height)];
  canvas.style.setProperty('inline-size', `${wide}px`);
  canvas.style.setProperty('aspect-ratio', `${wide} / ${high}`);
}
