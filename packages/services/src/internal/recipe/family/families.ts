import type { ModelConfig } from '@x/models/model-config';
import { cogview4 } from './cogview-4.js';
import type { Family } from './family.js';
import { flux } from './flux.js';
import { qwenImage } from './qwen-image.js';
import { stableDiffusion1, stableDiffusion2, stableDiffusionXl } from './stable-diffusion.js';
import { stableDiffusion3 } from './stable-diffusion-3.js';
import { wan } from './wan.js';
import { zImage } from './z-image.js';

/** The families that have recipes. */
export const families: readonly Family[] = [
  ...[stableDiffusion1, stableDiffusion2, stableDiffusionXl, stableDiffusion3],
  ...[flux, cogview4, zImage, qwenImage, wan],
];

/** Returns the family of a main model, or `undefined` when no recipe knows it. */
export const findFamily = ({ base }: ModelConfig): Family | undefined =>
  families.find((family) => family.base === base);
