import type { ModelFields } from './model-config.js';

/** The fields of the settings of a main model. */
const main = {
  vae: null,
  vae_precision: null,
  scheduler: null,
  steps: null,
  cfg_scale: null,
  cfg_rescale_multiplier: null,
  width: null,
  height: null,
  guidance: null,
  cpu_only: null,
  fp8_storage: null,
};

/** The side of the images that a main model of an architecture was trained with. */
const sides: Readonly<Record<string, number>> = { 'sd-1': 512, 'sd-2': 768, sdxl: 1_024 };

/** The node that prepares the image for a control model with a word in its name. The first word counts. */
const preprocessors = [
  ['canny', 'canny_image_processor'],
  ['mlsd', 'mlsd_image_processor'],
  ['depth', 'depth_anything_image_processor'],
  ['bae', 'normalbae_image_processor'],
  ['normal', 'normalbae_image_processor'],
  ['sketch', 'pidi_image_processor'],
  ['scribble', 'lineart_image_processor'],
  ['lineart anime', 'lineart_anime_image_processor'],
  ['lineart_anime', 'lineart_anime_image_processor'],
  ['lineart', 'lineart_image_processor'],
  ['soft', 'hed_image_processor'],
  ['hed', 'hed_image_processor'],
  ['shuffle', 'content_shuffle_image_processor'],
  ['pose', 'dw_openpose_image_processor'],
  ['mediapipe', 'mediapipe_face_processor'],
  ['pidi', 'pidi_image_processor'],
  ['zoe', 'zoe_depth_image_processor'],
  ['color', 'color_map_image_processor'],
] as const;

/** Returns the settings that the server gives to a main model of an architecture; `null` for none. */
export function mainSettings(base: string): ModelFields | null {
  const side = sides[base];
  return side === undefined ? null : { ...main, width: side, height: side };
}

/** Returns the settings that the server gives to a control model with a name. */
export function controlSettings(name: string): ModelFields {
  const [, preprocessor = null] = preprocessors.find(([word]) => name.toLowerCase().includes(word)) ?? [];
  return { preprocessor, fp8_storage: null };
}
