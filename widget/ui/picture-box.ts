// How large a picture stands in a thread: its own proportions, within a box, known before a byte of it is there.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels. Never larger than it is, and never so thin that nobody could hit it. */
export function fitted({ width, height }: Size, most: Size): Size {
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(40, Math.round(width * scale)), height: Math.max(40, Math.round(height * scale)) };
}
