import { boolean } from '../../validation/boolean.js';
import { literal } from '../../validation/choice.js';
import { integer } from '../../validation/integer.js';
import { list } from '../../validation/list.js';
import { within } from '../../validation/number.js';
import { dictionary, may, must } from '../../validation/object.js';
import { string } from '../../validation/string.js';
import { nullable } from '../../validation/union.js';
import { closedObject } from './model-default-settings.js';

const modes = list(literal(['txt2img', 'img2img', 'inpaint']));
const positive = within(integer(), { gt: 0 });
const size = closedObject({ width: must(positive), height: must(positive) });

/** Reads what the service of an external model can do. */
export const modelCapabilities = closedObject({
  modes: may(modes, ['txt2img']),
  supports_reference_images: may(boolean, false),
  supports_negative_prompt: may(boolean, true),
  supports_seed: may(boolean, false),
  supports_guidance: may(boolean, false),
  supports_steps: may(boolean, false),
  max_images_per_request: may(nullable(positive), null),
  max_image_size: may(nullable(size), null),
  allowed_aspect_ratios: may(nullable(list(string())), null),
  aspect_ratio_sizes: may(nullable(dictionary), null),
  resolution_presets: may(nullable(list(dictionary)), null),
  max_reference_images: may(nullable(positive), null),
  mask_format: may(literal(['alpha', 'binary', 'none']), 'none'),
  input_image_required_for: may(nullable(modes), null),
});
