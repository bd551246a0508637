import type { Pixels } from '../../../imaging/pixels/pixels.js';
import { PythonError } from '../../python-error.js';
import type { Blend, Layers } from './blend-layers.js';
import { needsHue } from './blend-modes.js';
import { BLEND_SPACES, type BlendSpace } from './blend-space.js';

type Size = Pick<Pixels, 'height' | 'width'>;

const UPPER_FIRST = ['Screen', 'Lighten Only', 'Darken Only', 'Lighten Only (EAL)', 'Darken Only (EAL)'];
const OF_LIGHTNESS = ['Overlay', 'Hard Light', 'Linear Burn', 'Vivid Light', 'Linear Light'];

/** Throws the server's error, in the words of its library, when layers or the mask differ in size. */
export function checkLayers({ upper, base, mask }: Layers, { mode, space }: Blend): void {
  const { polar }: BlendSpace = BLEND_SPACES[space];
  if (mask && mode === 'Normal') compare(upper, mask, 1);
  if (needsHue(mode)) expand(upper, base, 1);
  else if (mode === 'Soft Light' && polar) expand(upper, base, 2);
  else {
    const isFlat = mode === 'Normal' || (UPPER_FIRST.includes(mode) && mode !== 'Screen');
    const last = isFlat || (polar && OF_LIGHTNESS.includes(mode)) ? 1 : 2;
    if (UPPER_FIRST.includes(mode)) compare(upper, base, last);
    else compare(base, upper, last);
  }
  if (mask) compare(upper, mask, 1);
}

/** Compares sizes whose last dimension, the width, has a number. */
function compare(one: Size, other: Size, last: 1 | 2): void {
  const place = mismatch(one, other, last);
  if (!place) return;
  const message = `The size of tensor a (${place.one}) must match the size of tensor b (${place.other})`;
  throw new PythonError('RuntimeError', `${message} at non-singleton dimension ${place.dimension}`);
}

function expand(target: Size, source: Size, last: 1 | 2): void {
  const place = mismatch(target, source, last);
  if (!place) return;
  const sizes = (size: Size, channels: string) => `[${channels}${size.height}, ${size.width}]`;
  const message = `The expanded size of the tensor (${place.one}) must match the existing size (${place.other})`;
  const where = `at non-singleton dimension ${place.dimension}.`;
  const detail = `Target sizes: ${sizes(target, last === 2 ? '3, ' : '')}.  Tensor sizes: ${sizes(source, '')}`;
  throw new PythonError('RuntimeError', `${message} ${where}  ${detail}`);
}

/** Returns the dimension in which sizes differ. */
function mismatch(one: Size, other: Size, last: 1 | 2) {
  const differ = (side: keyof Size) => one[side] !== other[side];
  if (!differ('width') && !differ('height')) return undefined;
  const [wide, high] = [
    { one: one.width, other: other.width, dimension: last },
    { one: one.height, other: other.height, dimension: last - 1 },
  ];
  for (const [side, place] of [
    ['width', wide],
    ['height', high],
  ] as const) {
    if (differ(side) && one[side] !== 1 && other[side] !== 1) return place;
  }
  const message =
    'Not implemented by the sandbox: layers with a side of one pixel that is not the size of the other layer';
  throw new PythonError('NotImplementedError', message);
}
