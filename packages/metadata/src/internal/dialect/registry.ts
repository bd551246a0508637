import { automatic1111 } from './a1111.js';
import { comfyui } from './comfyui.js';
import type { Dialect } from './dialect.js';
import { dream } from './dream.js';
import { fooocus } from './fooocus.js';
import { invokeai, invokeaiBeta } from './invokeai.js';
import { novelai } from './novelai.js';
import { sdMetadata } from './sd-metadata.js';
import { swarmui } from './swarmui.js';

/** All dialects. A text of those before is stronger evidence than of those after. */
export const dialects: readonly Dialect[] = [
  ...[invokeai, invokeaiBeta, sdMetadata],
  ...[swarmui, novelai, comfyui, fooocus],
  ...[automatic1111, dream],
];
