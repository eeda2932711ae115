// How large a picture stands in a thread: its own proportions, within a box, known before a byte of it is there.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels, never more than it has. */
export function fitted({ width, height }: Size, most: Size): Size {
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
