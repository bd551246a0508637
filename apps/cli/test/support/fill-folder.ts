import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Sandbox } from '@x/sandbox';

/** Writes the files that an example names: a workflow, a folder of pictures, and what is installed as a model. */
export async function fillFolder(
  folder: string,
  { fetch }: Pick<Sandbox, 'fetch'>,
  line: string,
): Promise<Readonly<Record<string, string>>> {
  if (!/WORKFLOW|MODEL_FILE/.test(line)) return {};
  const names = { WORKFLOW: join(folder, 'resize.json'), FOLDER: join(folder, 'pictures') };
  const text = await readFile(new URL('../../../../examples/resize.json', import.meta.url), 'utf8');
  await writeFile(names.WORKFLOW, text.replace('"isIntermediate": true', '"isIntermediate": false'));
  await mkdir(names.FOLDER);
  const picture = await (await fetch('http://localhost/api/v1/images/i/image-0.png/full')).bytes();
  for (const name of ['a.png', 'b.png', '.hidden.png']) await writeFile(join(names.FOLDER, name), picture);
  await writeFile(join(names.FOLDER, 'notes.txt'), 'no picture');
  return { ...names, MODEL_FILE: await writeLora(join(folder, 'lora.safetensors')) };
}

const LAYER = 'lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k';

/** Writes a LoRA whose numbers are zero, and returns its path. */
async function writeLora(path: string): Promise<string> {
  const tensors = {
    [`${LAYER}.lora_down.weight`]: { dtype: 'F32', shape: [2, 768], data_offsets: [0, 6_144] },
    [`${LAYER}.lora_up.weight`]: { dtype: 'F32', shape: [320, 2], data_offsets: [6_144, 8_704] },
  };
  const header = new TextEncoder().encode(JSON.stringify(tensors));
  const file = new Uint8Array(8 + header.length + 8_704);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  await writeFile(path, file);
  return path;
}
