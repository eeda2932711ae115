// A picture as it is kept.

/** `width` and `height` in pixels, as it is shown. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Blocks (segments, chunks) of one file. Cameras and programs write a few thousand at most; a file of empty ones alone would hold up
 * everybody else for seconds.
 */
export const MOST_BLOCKS = 20_000;
