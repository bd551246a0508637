import { loadSharp } from '../load-sharp.js';
import { convert } from './convert.js';
import { CHANNELS, type Mode, type Pixels } from './pixels.js';

const MODES: Readonly<Record<number, Mode>> = { 1: 'L', 2: 'LA', 3: 'RGB', 4: 'RGBA' };

/** Returns the pixels of a stored image. */
export async function decode(png: Uint8Array): Promise<Pixels> {
  const sharp = await loadSharp();
  const { channels } = await sharp(png).metadata();
  const image = channels === 1 ? sharp(png).toColourspace('b-w') : sharp(png);
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const pixels = { width, height, mode: MODES[info.channels] ?? 'RGBA', data: new Uint8Array(data) };
  // sharp converts greyscale with alpha to RGBA.
  return channels === 2 ? convert(pixels, 'LA') : pixels;
}

export async function encode({ width, height, mode, data }: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  const sharp = await loadSharp();
  const raw = { width, height, channels: CHANNELS[mode] };
  const image = CHANNELS[mode] < 3 ? sharp(data, { raw }).toColourspace('b-w') : sharp(data, { raw });
  return new Uint8Array(await image.png({ compressionLevel: 1 }).toBuffer());
}
