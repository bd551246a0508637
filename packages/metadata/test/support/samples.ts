import { chunk, iTXt, join, png, tEXt, zTXt } from './png.js';

const record = JSON.stringify({ positive_prompt: 'a fox', seed: 1, model: { name: 'm' }, loras: [{ weight: 1 }] });
const settings = 'a fox <lora:a:1>\nNegative prompt: b\nSteps: 2, Seed: 3, Template: "x, y", Lora hashes: "a: b"';

/** A small file of each kind, with all that is read of it. */
export const samples: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  png: png(
    [tEXt('invokeai_metadata', record), zTXt('parameters', settings), iTXt('Dream', '"橋 [b]" -S 5', true)],
    [iTXt('sd-metadata', JSON.stringify({ image: { prompt: [{ prompt: 'a', weight: 1 }] } })), chunk('eXIf', 'MM\0*')],
  ),
  json: join(JSON.stringify({ invokeai_metadata: record, invokeai_graph: '{"nodes":{}}' })),
  text: join(settings),
};
