import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { built, dependency } from './packages.mjs';

const settings = `a red fox in deep snow, ${'highly detailed, '.repeat(20)}
Negative prompt: blurry, ${'low quality, '.repeat(10)}
Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 1234567, Size: 512x512, Model hash: 31e35c80fc`;

/** Writes `count` files of each kind, as large as what a model makes, and returns their paths by kind and what ends it. */
export async function metadataFiles(count) {
  const folder = join(tmpdir(), `bench-metadata-${process.pid}`);
  mkdirSync(folder);
  const kinds = await drawn();
  const paths = Object.fromEntries(
    Object.entries(kinds).map(([kind, make]) => {
      const write = (_, index) => {
        const path = join(folder, `${kind.replaceAll(' ', '-')}-${index}`);
        writeFileSync(path, make(index));
        return path;
      };
      return [kind, Array.from({ length: count }, write)];
    }),
  );
  return { paths, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

/** Noise, so that a picture of 512 pixels square fills 700 kB as PNG. */
async function drawn() {
  const { insertPngText } = await import(built('metadata', 'png'));
  const { default: sharp } = await import(dependency('sharp', 'sandbox'));
  const noise = { type: 'gaussian', mean: 128, sigma: 50 };
  const picture = () => sharp({ create: { width: 512, height: 512, channels: 3, background: 'black', noise } });
  const png = await picture().png().toBuffer();
  const jpeg = await picture().jpeg({ quality: 95 }).toBuffer();
  const commented = Buffer.concat([jpeg.subarray(0, 2), userComment(settings), jpeg.subarray(2)]);
  return {
    'InvokeAI PNG': (index) => insertPngText(png, invokeai(index)),
    'Automatic1111 PNG': () => insertPngText(png, [{ key: 'parameters', text: settings }]),
    'Automatic1111 JPEG': () => commented,
  };
}

/** Returns the segment of a JPEG that Automatic1111 writes: EXIF with the text as UTF-16, most significant byte first. */
function userComment(text) {
  const comment = Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from(text, 'utf16le').swap16()]);
  const entry = (tag, type, count, value) => [tag >> 8, tag & 0xff, 0, type, ...uint32(count), ...uint32(value)];
  const first = [0, 1, ...entry(0x8769, 4, 1, 26), ...uint32(0)];
  const inner = [0, 1, ...entry(0x9286, 7, comment.length, 44), ...uint32(0)];
  const head = Buffer.from([...Buffer.from('Exif\0\0MM\0*'), ...uint32(8), ...first, ...inner]);
  const length = head.length + comment.length + 2;
  return Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 0xff]), head, comment]);
}

const uint32 = (value) => [0, 0, value >> 8, value & 0xff];

/** What InvokeAI writes: a record of 2 kB, the workflow and the graph of together 30 kB. */
function invokeai(seed) {
  const model = { key: crypto.randomUUID(), hash: `blake3:${'a1'.repeat(32)}`, name: 'dreamshaper', base: 'sd-1' };
  const record = {
    ...{ app_version: '6.14.2', generation_mode: 'txt2img', positive_prompt: settings, negative_prompt: 'blurry' },
    ...{
      width: 512,
      height: 512,
      seed,
      cfg_scale: 7.5,
      steps: 30,
      scheduler: 'euler',
      model: { ...model, type: 'main' },
    },
    loras: [{ model: { ...model, type: 'lora' }, weight: 0.75 }],
  };
  const node = (index) => ({ id: crypto.randomUUID(), type: 'noise', seed: seed + index, data: model });
  const nodes = Array.from({ length: 50 }, (_, index) => node(index));
  return [
    { key: 'invokeai_metadata', text: JSON.stringify(record) },
    { key: 'invokeai_graph', text: JSON.stringify({ id: crypto.randomUUID(), nodes }) },
    { key: 'invokeai_workflow', text: JSON.stringify({ name: 'a workflow', nodes, edges: [] }) },
  ];
}
