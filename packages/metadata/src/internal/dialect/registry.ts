import { automatic1111 } from './a1111.js';
import type { Dialect } from './dialect.js';
import { dream } from './dream.js';
import { invokeai, invokeaiBeta } from './invokeai.js';
import { sdMetadata } from './sd-metadata.js';

/** All dialects. A text of those before is stronger evidence than of those after. */
export const dialects: readonly Dialect[] = [invokeai, invokeaiBeta, sdMetadata, dream, automatic1111];
