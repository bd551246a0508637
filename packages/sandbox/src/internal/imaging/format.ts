import { Buffer } from 'node:buffer';

import type { ByteSource } from '../validation/byte-source.js';
import { readTiffTags } from './tiff-tags.js';

/** What the sandbox knows of a format that it does not decode. */
export interface Format {
  readonly name: string;
  /** Where the server fails after it has opened one: when it decodes it, or when it saves it as it is. */
  readonly failure?: 'decode' | 'save';
}

const LAB = 8;

type Test = (file: Buffer) => boolean;

const starts = (...beginnings: string[]): Test => {
  const all = beginnings.map((beginning) => Buffer.from(beginning, 'latin1'));
  return (file) => all.some((beginning) => file.subarray(0, beginning.length).equals(beginning));
};

const matches =
  (pattern: RegExp): Test =>
  (file) =>
    pattern.test(file.toString('latin1', 0, 512));

/** The formats that the server opens and the sandbox does not, by what the server recognises them by. */
const FORMATS: readonly (Format & { readonly test: Test })[] = [
  { name: 'BMP', test: starts('BM') },
  { name: 'ICO', test: (file) => isIcon(file, 1) },
  { name: 'CUR', test: (file) => isIcon(file, 2) },
  { name: 'EPS', test: starts('%!PS', '\xc5\xd0\xd3\xc6'), failure: 'decode' },
  { name: 'WMF', test: starts('\xd7\xcd\xc6\x9a\0\0', '\x01\0\0\0'), failure: 'decode' },
  { name: 'BUFR, GRIB or HDF5', test: starts('BUFR', 'GRIB', '\x89HDF\r\n\x1a\n'), failure: 'decode' },
  { name: 'PPM', test: (file) => isNetpbm(file) },
  { name: 'JPEG 2000', test: starts('\xff\x4f\xff\x51', '\0\0\0\x0cjP  \r\n\x87\n') },
  { name: 'DDS', test: starts('DDS ') },
  { name: 'ICNS', test: starts('icns') },
  { name: 'PSD', test: starts('8BPS') },
  { name: 'QOI', test: starts('qoif') },
  { name: 'BLP', test: starts('BLP1', 'BLP2') },
  { name: 'FITS', test: starts('SIMPLE') },
  { name: 'FTEX', test: starts('FTEX', 'FTU\x01') },
  { name: 'MSP', test: starts('DanM', 'LinS') },
  { name: 'PIXAR', test: starts('\x80\xe8\0\0') },
  { name: 'SGI', test: starts('\x01\xda') },
  { name: 'SUN', test: starts('\x59\xa6\x6a\x95') },
  { name: 'MCIDAS', test: starts('\0\0\0\0\0\0\0\x04') },
  { name: 'DCX', test: starts('\xb1\x68\xde\x3a') },
  { name: 'PCX', test: (file) => file[0] === 10 && [0, 2, 3, 5].includes(file[1] ?? -1) },
  { name: 'FLI', test: (file) => file[5] === 0xaf && (file[4] === 0x11 || file[4] === 0x12) },
  { name: 'PCD', test: (file) => file.toString('latin1', 2048, 2052) === 'PCD_' },
  { name: 'XPM', test: starts('/* XPM */') },
  { name: 'XBM', test: matches(/^\s*#define[ \t]+\S*_width[ \t]+\d+/) },
  { name: 'IM', test: matches(/^(?:[^\n]{1,99}\n){0,8}Image type: /) },
  { name: 'DIB', test: (file) => file.length > 4 && [12, 40, 52, 56, 64, 108, 124].includes(file.readUInt32LE()) },
  { name: 'TGA', test: (file) => isTarga(file) },
  { name: 'SPIDER', test: (file) => isSpider(file), failure: 'save' },
];

/** Returns the format of a file that the sandbox does not decode; undefined when the server does not know it either. */
export function findFormat(source: ByteSource): Format | undefined {
  if (readTiffTags(source)?.photometric === LAB) return { name: 'Lab', failure: 'save' };
  const file = source.read(0, 4096);
  return FORMATS.find(({ test }) => test(file));
}

const isNetpbm = (file: Buffer) =>
  /^P(?:[1-6fy]|0CMYK|yCMYK|yRGBA|yP)[\s#]/.test(file.toString('latin1', 0, 8)) && file.length > 3;

/** Icons and cursors say how many they are; a TGA has zeroes there. */
const isIcon = (file: Buffer, type: number) =>
  file.length > 6 && file.readUInt16LE() === 0 && file.readUInt16LE(2) === type && file.readUInt16LE(4) > 0;

/** TGA has no signature: its header must make sense. */
function isTarga(file: Buffer): boolean {
  if (file.length < 18) return false;
  const [, map = 9, type = 0] = file;
  const isSize = file.readUInt16LE(12) > 0 && file.readUInt16LE(14) > 0;
  return map <= 1 && [1, 2, 3, 9, 10, 11].includes(type) && isSize && [1, 8, 16, 24, 32].includes(file[16] ?? 0);
}

/** SPIDER begins with numbers that must agree. */
function isSpider(file: Buffer): boolean {
  if (file.length < 27 * 4) return false;
  return [true, false].some((isLittle) => {
    const at = (index: number) => (isLittle ? file.readFloatLE((index - 1) * 4) : file.readFloatBE((index - 1) * 4));
    const isWhole = [1, 2, 5, 12, 13, 22, 23].every((index) => Number.isInteger(at(index)));
    return isWhole && [1, 3, -11, -12, -21, -22].includes(at(5)) && at(22) === at(13) * at(23) && at(13) > 0;
  });
}
