import type { Mode, Pixels } from '../imaging/pixels/pixels.js';

/** A reference to an image, and its size. */
interface ImageOutput {
  readonly image: { readonly image_name: string };
  readonly width: number;
  readonly height: number;
}

/** What a node may do beside computing. */
export interface NodeContext {
  readonly version: string;
  /** Returns a number from 0 up to 1. */
  readonly random: () => number;
  /** Returns an image by reference, without looking at it. */
  find(name: string): ImageOutput;
  /** Returns what an image says about its making. */
  metadataOf(name: string): Readonly<Record<string, unknown>> | undefined;
  open(name: string, mode?: Mode): Promise<Pixels>;
  draw(pixels: Pixels, category?: 'general' | 'mask'): Promise<ImageOutput>;
}
