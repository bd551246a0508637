import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { blendedLayers } from '../../src/internal/nodes/compute/blend/blend-layers.js';
import { BLEND_SPACES } from '../../src/internal/nodes/compute/blend/blend-space.js';
import { imageOutputOf, PICTURES } from '../support/image-node.js';

type Space = keyof typeof BLEND_SPACES;

/** The pixels of the real server, by layers, space and mode. */
const blended: Record<string, Record<string, Record<string, string>>> = JSON.parse(
  readFileSync(new URL('../support/blended.json', import.meta.url), 'utf8'),
);

const { rgb, rgba, mask } = PICTURES;

/** The blends that the server was asked for. */
const LAYERS = {
  plain: { layers: { upper: rgb, base: rgba, mask: undefined }, opacity: 1, gamut: { alpha: 0, steps: 3 } },
  masked: { layers: { upper: rgba, base: rgb, mask }, opacity: 0.6, gamut: { alpha: 0.3, steps: 3 } },
};

/** How far values may be off that are next to a whole number, because the server's library rounds otherwise. */
const TOLERANCE: Partial<Record<Space, number>> = { Okhsl: 1, Okhsv: 1, Oklch: 1, LCh: 7 };

/** The server's library computes the last four of 36 values apart: blue of the last row. */
const isLast = (index: number, channels: number) => index >= channels * 8 && index % channels === 2;

describe.each(['plain', 'masked'] as const)('%s layers', (name) => {
  const { layers, ...options } = LAYERS[name];
  const channels = layers.base.mode.length;

  test.each(Object.keys(BLEND_SPACES) as Space[])('are blended in %s as on the server', async (space) => {
    const modes = Object.entries(blended[name]?.[space] ?? {});
    expect(modes).toHaveLength(23);
    const wrong: string[] = [];
    for (const [mode, pixels] of modes) {
      const { data } = await blendedLayers(layers, { mode, space, ...options });
      for (const [index, value] of Buffer.from(pixels, 'base64').entries()) {
        const most = TOLERANCE[space] ?? (isLast(index, channels) ? 1 : 0);
        if (!(Math.abs(value - (data[index] ?? Number.NaN)) <= most)) wrong.push(`${mode} at ${index}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

const TYPE = 'invokeai_img_blend';
const tall = { layer_upper: 'tall', layer_base: 'grey' };
const other = 'RuntimeError: The size of tensor';

test.each<[Record<string, unknown>, string]>([
  [{ fit_to_width: true, fit_to_height: true }, 'L 80 104 153 177 83 111 166 193 123 129 141 147'],
  [{ fit_to_height: false }, `${other} a (4) must match the size of tensor b (2) at non-singleton dimension 1`],
  [
    { fit_to_height: false, blend_mode: 'Divide' },
    `${other} a (4) must match the size of tensor b (2) at non-singleton dimension 2`,
  ],
  [
    { fit_to_height: false, blend_mode: 'Screen' },
    `${other} a (2) must match the size of tensor b (4) at non-singleton dimension 2`,
  ],
  [
    { fit_to_height: false, blend_mode: 'Hue' },
    'RuntimeError: The expanded size of the tensor (2) must match the existing size (4) at non-singleton dimension 1.  ' +
      'Target sizes: [5, 2].  Tensor sizes: [3, 4]',
  ],
])('a layer of another size is fitted or refused as on the server: %j', async (inputs, expected) => {
  expect(await imageOutputOf(TYPE, { ...tall, ...inputs })).toBe(expected);
});
