import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { safetensors } from './model-files.js';

/** The shape of each tensor by its name. */
export type Shapes = Readonly<Record<string, readonly number[]>>;

/** The folder of this process. Both servers of a run read the same files, so that the paths in their responses are equal. */
const folder = join(tmpdir(), `x-conformance-${process.pid}-models`);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Writes a file of zeros with these tensors, and returns its path. */
export function tensorFile(name: string, shapes: Shapes): string {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, safetensors(shapes));
  return path;
}

const block = 'lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k';

/** A LoRA for Stable Diffusion 1. */
export const lora: Shapes = { [`${block}.lora_down.weight`]: [4, 768], [`${block}.lora_up.weight`]: [8, 4] };
/** A textual inversion for Stable Diffusion 1. */
export const embedding: Shapes = { emb_params: [1, 768] };
/** A textual inversion for Stable Diffusion 2. */
export const otherEmbedding: Shapes = { emb_params: [1, 1024] };
/** A VAE for Stable Diffusion 1. */
export const vae: Shapes = { 'decoder.conv_in.weight': [8, 4, 3, 3] };
/** A file that the server does not recognise. */
export const unknown: Shapes = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`layer.${index}`, [1]]));
