import { decode, encode } from '../../src/internal/imaging/pixels/codec.js';
import type { Mode, Pixels } from '../../src/internal/imaging/pixels/pixels.js';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { form, UPLOAD } from './image-file.js';
import { edge, nodes, run } from './queue.js';
import { request } from './request.js';

const values = Uint8Array.from({ length: 48 }, (_, index) => (index * 37 + index * index * 11) % 256);
const image = (mode: Mode, data: Uint8Array<ArrayBuffer>): Pixels => ({ width: 4, height: 3, mode, data });
const circle = Uint8Array.from({ length: 12 }, (_, index) => (index === 5 ? 255 : index === 6 ? 128 : 0));
const opacity = values.map((value, index) => (index % 4 === 3 ? (index % 8 === 3 ? 255 : 60) : value));

/** Pictures that nodes may name: of four by three pixels, and a tall one. */
export const PICTURES = {
  rgba: image('RGBA', opacity),
  rgb: image('RGB', values.slice(0, 36)),
  grey: image('L', values.slice(0, 12)),
  mask: image('L', circle),
  tall: { ...image('RGB', values.slice(6, 36)), width: 2, height: 5 },
};

/** Runs a node on pictures, given by name, and returns the mode and the values of its image, or its other outputs. */
export async function imageOutputOf(type: string, inputs: Record<string, unknown>, tensor = false): Promise<unknown> {
  using sandbox = createSandbox();
  const names = new Map<unknown, unknown>();
  const used = new Set(['mask', ...Object.values(inputs).flat()]);
  for (const [name, pixels] of Object.entries(PICTURES)) {
    if (!used.has(name)) continue;
    const { body } = await request(sandbox, UPLOAD, form(await encode(pixels)));
    names.set(name, record(body)['image_name']);
  }
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    return typeof value === 'string' && names.has(value) ? { image_name: names.get(value) } : value;
  };
  const node = {
    id: 'n',
    type,
    ...Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, named(value)])),
  };
  const source = { id: 't', type: 'image_mask_to_tensor', image: named('mask'), cutoff: 100 };
  const item = await run(sandbox, {
    nodes: tensor ? nodes(source, node) : nodes(node),
    edges: tensor ? [edge('t.mask -> n.mask')] : [],
  });
  if (item['status'] !== 'completed') return `${item['error_type']}: ${item['error_message']}`;
  const { output_meta: _, type: __, ...outputs } = Object.values(item.session.results).at(-1) ?? {};
  const name = record(outputs['image'])['image_name'];
  if (typeof name !== 'string') return outputs;
  const file = await sandbox.fetch(`http://sandbox/api/v1/images/i/${name}/full`);
  const { mode, data } = await decode(new Uint8Array(await file.arrayBuffer()));
  return [mode, ...data].join(' ');
}
