import { fromSpace, type SpaceName, toSpace } from '../../imaging/pixels/colour-spaces.js';
import { convert } from '../../imaging/pixels/convert.js';
import type { Pixels } from '../../imaging/pixels/pixels.js';
import { withAlphaOf } from '../../imaging/pixels/with-alpha.js';
import { literal } from '../kind.js';

/** Each channel: its colour space, and which one it is there. */
const CHANNELS = {
  'Red (RGBA)': ['RGBA', 0],
  'Green (RGBA)': ['RGBA', 1],
  'Blue (RGBA)': ['RGBA', 2],
  'Alpha (RGBA)': ['RGBA', 3],
  'Cyan (CMYK)': ['CMYK', 0],
  'Magenta (CMYK)': ['CMYK', 1],
  'Yellow (CMYK)': ['CMYK', 2],
  'Black (CMYK)': ['CMYK', 3],
  'Hue (HSV)': ['HSV', 0],
  'Saturation (HSV)': ['HSV', 1],
  'Value (HSV)': ['HSV', 2],
  'Luminosity (LAB)': ['LAB', 0],
  'A (LAB)': ['LAB', 1],
  'B (LAB)': ['LAB', 2],
  'Y (YCbCr)': ['YCbCr', 0],
  'Cb (YCbCr)': ['YCbCr', 1],
  'Cr (YCbCr)': ['YCbCr', 2],
} satisfies Record<string, readonly [SpaceName | 'RGBA', number]>;

export type ChannelName = keyof typeof CHANNELS;

export const channelKind = literal(Object.keys(CHANNELS) as ChannelName[]);

/** Returns an image with alpha after a change of one channel, to values from 0 to 255. */
export function changedChannel(image: Pixels, name: ChannelName, change: (value: number) => number): Pixels {
  const pixels = convert(image, 'RGBA');
  const [space, channel] = CHANNELS[name];
  const table = Uint8Array.from({ length: 256 }, (_, value) => change(value));
  const changed = (data: Uint8Array<ArrayBuffer>, channels: number) =>
    data.map((value, index) => (index % channels === channel ? (table[value] ?? 0) : value));
  if (space === 'RGBA') return { ...pixels, data: changed(pixels.data, 4) };
  const plane = toSpace(pixels, space);
  const converted = fromSpace({ ...plane, data: changed(plane.data, plane.channels) }, space);
  return withAlphaOf(converted, (_, index) => pixels.data[index * 4 + 3] ?? 0);
}
