import type { RangeReader } from '../storage/storage.js';

/** The size of a picture in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** The formats that an archive takes, by their first bytes. */
const formats = [
  { extension: '.png', pattern: /^\x89PNG\r\n/, read: readPng },
  { extension: '.jpg', pattern: /^\xff\xd8\xff/, read: readJpeg },
  { extension: '.webp', pattern: /^RIFF....WEBP/s, read: readWebp },
];

/** Returns the extension for a picture with these first bytes, or `undefined` for what is none that is known. */
export const extensionOf = (start: Uint8Array): string | undefined => formatOf(start)?.extension;

/** Returns the size of a picture from its header, or `undefined` when it is damaged. No pixel is decoded. */
export async function readImageSize(file: RangeReader): Promise<PixelSize | undefined> {
  const start = await file.read(0, 32);
  const size = await formatOf(start)?.read(file, start);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

const formatOf = (start: Uint8Array) => {
  const text = Buffer.from(start.buffer, start.byteOffset, Math.min(16, start.length)).toString('latin1');
  return formats.find(({ pattern }) => pattern.test(text));
};

async function readPng(_file: RangeReader, start: Buffer): Promise<PixelSize | undefined> {
  if (start.length < 24 || start.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: start.readUInt32BE(16), height: start.readUInt32BE(20) };
}

/** Goes from segment to segment to the first frame header. */
async function readJpeg(file: RangeReader): Promise<PixelSize | undefined> {
  for (let place = 2, segments = 0; place + 9 < file.size && segments < 1_000; segments++) {
    const header = await file.read(place, 9);
    if (header.length < 9 || header[0] !== 0xff) return undefined;
    const marker = header.readUInt8(1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: header.readUInt16BE(5), width: header.readUInt16BE(7) };
    place += marker === 0xff ? 1 : 2 + header.readUInt16BE(2);
  }
  return undefined;
}

async function readWebp(_file: RangeReader, start: Buffer): Promise<PixelSize | undefined> {
  if (start.length < 30) return undefined;
  switch (start.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: start.readUIntLE(24, 3) + 1, height: start.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = start.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: start.readUInt16LE(26) & 0x3fff, height: start.readUInt16LE(28) & 0x3fff };
    default:
      return undefined;
  }
}
