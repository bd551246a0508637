import type { Random } from './random.js';

/** The sheet to paint on. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly random: Random;
  /** From dark to light. */
  readonly colours: Palette;
}

export type Palette = readonly [string, string, string, string, string];

/** Something to paint. */
export interface Motif {
  /** What one would have written to get such a picture. */
  readonly prompt: string;
  /** Returns SVG elements. */
  paint(canvas: Canvas): string;
}
