import type { Mode, Pixels } from '../imaging/pixels/pixels.js';
import type { Tensor } from './tensor.js';

/** A reference to an image, and its size. */
interface ImageOutput {
  readonly image: { readonly image_name: string };
  readonly width: number;
  readonly height: number;
}

/** The prompts of a style preset. */
interface PresetPrompts {
  readonly positive_prompt: string;
  readonly negative_prompt: string;
}

/** What is known of a video. */
interface VideoFacts {
  readonly width: number;
  readonly height: number;
  readonly duration: number;
  readonly fps: number | null;
}

/** The services that a node may use. */
export interface NodeContext {
  readonly version: string;
  /** Returns a number from 0 up to 1. */
  readonly random: () => number;
  /** Returns a reference to an image without reading its file. */
  findImage(name: string): ImageOutput;
  /** Returns the metadata of an image. */
  imageMetadata(name: string): Readonly<Record<string, unknown>> | undefined;
  findPreset(id: string): PresetPrompts;
  findVideo(name: string): VideoFacts;
  openImage(name: string, mode?: Mode): Promise<Pixels>;
  saveImage(pixels: Pixels, category?: 'general' | 'mask'): Promise<ImageOutput>;
  /** Returns the name under which a tensor was saved. */
  saveTensor(tensor: Tensor): string;
  loadTensor(name: string): Tensor;
}
