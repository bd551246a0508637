import type { ModelConfig } from '@x/models/model-config';
import { InputError, printValue } from '@x/transport/errors';
import type { Family } from './family/family.js';
import { variantOf } from './family/part.js';
import type { GenerationInput } from './input.js';

/** The settings of a generation, with the defaults of the model. A setting that the family lacks is `undefined`. */
export interface GenerationSettings {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** How many steps. */
  readonly steps: number;
  /** How closely to follow the prompt. */
  readonly cfgScale: number | undefined;
  /** How closely to follow the prompt, of FLUX. */
  readonly guidance: number | undefined;
  /** The sampler. */
  readonly scheduler: string | undefined;
}

/** The size of an image that a generation begins with. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Returns the settings of a generation. Throws an `InputError` for one that the family does not have. */
export function settingsOf(
  family: Family,
  { main, image }: { readonly main: ModelConfig; readonly image?: Size | undefined },
  input: GenerationInput,
): GenerationSettings {
  const { denoise } = family.nodes;
  const own = main.type === 'main' ? main.default_settings : undefined;
  const { grid } = family;
  const defaults = { ...family.defaults, ...family.variants?.[variantOf(main) ?? ''] };
  const size = (side: 'width' | 'height'): number => {
    const begin = image && Math.max(grid, image[side] - (image[side] % grid));
    const value = input[side] ?? begin ?? own?.[side] ?? defaults.size;
    if (value % grid === 0) return value;
    throw new InputError(side, `must be a multiple of ${grid} for ${family.name}, got ${value}`);
  };
  const { settings } = denoise;
  const lacks = (['cfgScale', 'guidance', 'scheduler'] as const).find(
    (name) => input[name] !== undefined && settings[name] === undefined,
  );
  if (lacks) throw new InputError(lacks, `${family.name} has no such setting, got ${printValue(input[lacks])}`);
  if (input.negativePrompt && !denoise.negative)
    throw new InputError('negativePrompt', `${family.name} has no negative prompt; leave it out`);
  return {
    width: size('width'),
    height: size('height'),
    steps: input.steps ?? own?.steps ?? defaults.steps,
    cfgScale: settings.cfgScale === undefined ? undefined : (input.cfgScale ?? own?.cfg_scale ?? defaults.cfgScale),
    guidance: settings.guidance === undefined ? undefined : (input.guidance ?? own?.guidance ?? defaults.guidance),
    scheduler: settings.scheduler === undefined ? undefined : (input.scheduler ?? own?.scheduler ?? defaults.scheduler),
  };
}
