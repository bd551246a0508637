import type { ByteSource } from '../validation/byte-source.js';

/** The tags of a TIFF that decide how the server reads it. */
export interface TiffTags {
  /** 6 is YCbCr, 8 is Lab. */
  readonly photometric: number;
  /** 7 is JPEG. */
  readonly compression: number;
}

/** Returns tags of the first image of a TIFF; undefined when the file is none. */
export function readTiffTags(file: ByteSource): TiffTags | undefined {
  const order = file.read(0, 4).toString('latin1');
  const isLittle = order === 'II*\0';
  if (!isLittle && order !== 'MM\0*') return undefined;
  const u16 = (place: number) => (isLittle ? file.read(place, 2).readUInt16LE() : file.read(place, 2).readUInt16BE());
  const u32 = (place: number) => (isLittle ? file.read(place, 4).readUInt32LE() : file.read(place, 4).readUInt32BE());
  const tags = new Map<number, number>();
  try {
    const start = u32(4);
    for (let entry = start + 2, left = u16(start); left > 0; entry += 12, left -= 1) {
      tags.set(u16(entry), u16(entry + 2) === 4 ? u32(entry + 8) : u16(entry + 8));
    }
  } catch {
    // The file is cut off; the decoder notices as well.
  }
  return { photometric: tags.get(262) ?? -1, compression: tags.get(259) ?? 1 };
}
