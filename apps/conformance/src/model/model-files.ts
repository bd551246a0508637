import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The shapes of the tensors of a file by their names. */
type Shapes = Readonly<Record<string, readonly number[]>>;

/** Returns a file of tensors that are all zero. */
export function safetensors(shapes: Shapes): Uint8Array {
  let end = 0;
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const start = end;
    end += shape.reduce((product, size) => product * size, 4);
    return [name, { dtype: 'F32', shape, data_offsets: [start, end] }] as const;
  });
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const file = new Uint8Array(8 + header.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  return file;
}

const LAYER = 'lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k';

/** Writes a LoRA for models of Stable Diffusion 1, and returns its path. */
export async function writeLora(folder: string, name: string, rank = 2): Promise<string> {
  const path = join(folder, `${name}.safetensors`);
  const shapes = { [`${LAYER}.lora_down.weight`]: [rank, 768], [`${LAYER}.lora_up.weight`]: [320, rank] };
  await writeFile(path, safetensors(shapes));
  return path;
}

const WEIGHTS = 'diffusion_pytorch_model.safetensors';

/** Writes a folder with a configuration and weights, and returns its path. */
async function writePart(path: string, config: string, values: object): Promise<string> {
  await mkdir(path, { recursive: true });
  await writeFile(join(path, config), JSON.stringify(values));
  await writeFile(join(path, WEIGHTS), safetensors({ weight: [2, 2] }));
  return path;
}

/** Writes what looks like a VAE of Stable Diffusion 1, and returns its path. */
export const writeVae = (folder: string, name: string): Promise<string> =>
  writePart(join(folder, name), 'config.json', { _class_name: 'AutoencoderKL' });

/** Writes what looks like a model of Stable Diffusion, and returns its path. It can be installed, and not be used. */
export async function writePipeline(folder: string, name: string, width = 768): Promise<string> {
  const path = join(folder, name);
  await writePart(join(path, 'unet'), 'config.json', { cross_attention_dim: width, in_channels: 4 });
  await mkdir(join(path, 'scheduler'));
  await writeFile(join(path, 'scheduler', 'scheduler_config.json'), JSON.stringify({ prediction_type: 'epsilon' }));
  await writeFile(join(path, 'model_index.json'), JSON.stringify({ _class_name: 'StableDiffusionPipeline' }));
  return path;
}
