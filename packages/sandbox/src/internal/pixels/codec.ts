import sharp from 'sharp';

import { CHANNELS, type Mode, type Pixels } from './pixels.js';

const MODES: Readonly<Record<number, Mode>> = { 1: 'L', 2: 'LA', 3: 'RGB', 4: 'RGBA' };

/** Returns the pixels of a stored picture. */
export async function decode(png: Uint8Array): Promise<Pixels> {
  const { channels } = await sharp(png).metadata();
  const picture = channels < 3 ? sharp(png).toColourspace('b-w') : sharp(png);
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, mode: MODES[info.channels] ?? 'RGBA', data: new Uint8Array(data) };
}

export async function encode({ width, height, mode, data }: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  const raw = { width, height, channels: CHANNELS[mode] };
  const picture = CHANNELS[mode] < 3 ? sharp(data, { raw }).toColourspace('b-w') : sharp(data, { raw });
  return new Uint8Array(await picture.png({ compressionLevel: 1 }).toBuffer());
}
