import type { Random } from './random.js';

/** The size, the random numbers and the colours of an image. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly random: Random;
  /** From dark to light. */
  readonly colours: Palette;
}

export type Palette = readonly [string, string, string, string, string];

/** A motif of sample images. */
export interface Motif {
  /** A prompt for such an image. */
  readonly prompt: string;
  /** Returns SVG elements. */
  draw(canvas: Canvas): string;
}
