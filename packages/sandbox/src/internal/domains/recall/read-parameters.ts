import { model } from '../../validation/body.js';
import { boolean } from '../../validation/boolean.js';
import { literal } from '../../validation/choice.js';
import { optional } from '../../validation/field.js';
import { integer } from '../../validation/integer.js';
import { list } from '../../validation/list.js';
import { number, within } from '../../validation/number.js';
import { may, must, object } from '../../validation/object.js';
import { string } from '../../validation/string.js';
import { nullable } from '../../validation/union.js';

const fraction = within(number, { ge: 0, le: 1 });
const mayBe = <T>(read: (input: unknown, loc: readonly (string | number)[]) => T) => may(nullable(read), null);

const lora = object({
  model_name: must(string()),
  weight: may(within(number, { ge: -10, le: 10 }), 0.75),
  is_enabled: may(boolean, true),
});

const adapter = {
  model_name: must(string()),
  image_name: mayBe(string()),
  weight: may(within(number, { ge: -1, le: 2 }), 1),
  begin_step_percent: mayBe(fraction),
  end_step_percent: mayBe(fraction),
};

const controlLayer = object({
  ...adapter,
  control_mode: mayBe(literal(['balanced', 'more_prompt', 'more_control'])),
});

const ipAdapter = object({
  ...adapter,
  method: mayBe(literal(['full', 'style', 'composition'])),
  image_influence: mayBe(literal(['lowest', 'low', 'medium', 'high', 'highest'])),
});

const fields = {
  positive_prompt: optional(string()),
  negative_prompt: optional(string()),
  model: optional(string()),
  refiner_model: optional(string()),
  vae_model: optional(string()),
  scheduler: optional(string()),
  steps: optional(integer(1)),
  refiner_steps: optional(integer(0)),
  cfg_scale: optional(number),
  cfg_rescale_multiplier: optional(number),
  refiner_cfg_scale: optional(number),
  guidance: optional(number),
  width: optional(integer(64)),
  height: optional(integer(64)),
  seed: optional(integer(0)),
  denoise_strength: optional(fraction),
  refiner_denoise_start: optional(fraction),
  clip_skip: optional(integer(0)),
  seamless_x: optional(boolean),
  seamless_y: optional(boolean),
  refiner_positive_aesthetic_score: optional(number),
  refiner_negative_aesthetic_score: optional(number),
  loras: optional(list(lora)),
  control_layers: optional(list(controlLayer)),
  ip_adapters: optional(list(ipAdapter)),
  reference_images: optional(list(object({ image_name: must(string()) }))),
};

/** Reads parameters. */
export const readParameters = model(fields, { allowsExtras: false });

/** The names of all parameters. */
export const PARAMETERS: readonly string[] = Object.keys(fields);

/** Those that are lists. */
export const LISTS: ReadonlySet<string> = new Set(['loras', 'control_layers', 'ip_adapters', 'reference_images']);

const FLOATS: ReadonlySet<string> = new Set([
  ...['cfg_scale', 'cfg_rescale_multiplier', 'refiner_cfg_scale', 'guidance', 'denoise_strength', 'weight'],
  ...['refiner_denoise_start', 'refiner_positive_aesthetic_score', 'refiner_negative_aesthetic_score'],
  ...['begin_step_percent', 'end_step_percent'],
]);

/** Says whether the server holds a parameter, or a member of one, as a float. */
export const isFloat = (name: string): boolean => FLOATS.has(name);
