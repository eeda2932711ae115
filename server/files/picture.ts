// A picture as it is kept.

/** `width` and `height` in pixels, as it is shown. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}
