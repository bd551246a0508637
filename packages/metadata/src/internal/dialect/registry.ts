import type { GenerationFormat } from '../../generation.js';
import { automatic1111 } from './a1111.js';
import { comfyui } from './comfyui.js';
import type { Dialect } from './dialect.js';
import { dream } from './dream.js';
import { fooocus } from './fooocus.js';
import { invokeai, invokeaiBeta } from './invokeai.js';
import { iptc } from './iptc.js';
import { novelai } from './novelai.js';
import { sdMetadata } from './sd-metadata.js';
import { swarmui } from './swarmui.js';

/** All dialects by format. A text of those before is stronger evidence than of those after. */
export const dialects: Readonly<Record<GenerationFormat, Dialect>> = {
  ...{ invokeai, 'invokeai-beta': invokeaiBeta, 'sd-metadata': sdMetadata },
  ...{ swarmui, novelai, comfyui, fooocus, automatic1111, dream, iptc },
};
