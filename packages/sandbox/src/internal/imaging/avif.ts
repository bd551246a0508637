import type { Sharp } from 'sharp';

import type { ByteSource } from '../validation/byte-source.js';
import { loadSharp } from './load-sharp.js';

/** What an AVIF says of its image; the server shows it neither turned nor mirrored. */
interface AvifInfo {
  readonly isGrey: boolean;
  /** Quarter turns, counterclockwise. */
  readonly turns: number;
  /** The axis on which it is mirrored after it is turned. */
  readonly mirror: 'horizontal' | 'none' | 'vertical';
}

/** Returns what the properties of an AVIF say; those of a file that is none are of no meaning. */
export function readAvif(source: ByteSource): AvifInfo {
  const file = source.read(0, 65_536);
  const property = (name: string, offset: number) => {
    const place = file.indexOf(name, 0, 'latin1');
    return place < 0 ? undefined : file[place + 4 + offset];
  };
  const axis = property('imir', 0);
  return {
    isGrey: ((property('av1C', 2) ?? 0) & 0x10) !== 0,
    turns: (property('irot', 0) ?? 0) & 3,
    mirror: axis === undefined ? 'none' : (axis & 1) === 0 ? 'vertical' : 'horizontal',
  };
}

/** Returns the image as it is stored: the decoder has turned and mirrored it. */
export async function asStored(image: Sharp, { turns, mirror }: AvifInfo): Promise<Sharp> {
  if (turns === 0 && mirror === 'none') return image;
  const open = await loadSharp();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const upright = open(data, { raw });
  // First undone is what was done last; sharp turns before it mirrors.
  if (mirror === 'none') return upright.rotate(turns * 90);
  const unmirrored = mirror === 'vertical' ? upright.flip() : upright.flop();
  const { data: bytes, info: size } = await unmirrored.raw().toBuffer({ resolveWithObject: true });
  return open(bytes, { raw: { width: size.width, height: size.height, channels: size.channels } }).rotate(turns * 90);
}
