import sharp from 'sharp';

import { addTexts } from '../../src/internal/imaging/png-chunks.js';

type Bytes = Uint8Array<ArrayBuffer>;

interface PngOptions {
  readonly width?: number;
  readonly height?: number;
  readonly background?: string | { r: number; g: number; b: number; alpha: number };
  readonly texts?: Record<string, string>;
}

/** Returns a PNG of one colour. */
export async function png({ width = 4, height = 3, background = 'red', texts = {} }: PngOptions = {}): Promise<Bytes> {
  const channels = typeof background === 'string' ? 3 : 4;
  const drawing = await sharp({ create: { width, height, channels, background } }).png().toBuffer();
  return addTexts(drawing, new Map(Object.entries(texts)));
}

/** Returns a PNG with a text after its pixels. */
export async function pngWithTextBehind(keyword: string, text: string): Promise<Bytes> {
  const bytes = Buffer.from(await png({ texts: { [keyword]: text } }));
  const start = bytes.indexOf('tEXt') - 4;
  const end = start + 12 + `${keyword}\0${text}`.length;
  const last = bytes.length - 12;
  const parts = [[0, start] as const, [end, last] as const, [start, end] as const, [last, bytes.length] as const];
  return new Uint8Array(Buffer.concat(parts.map(([from, to]) => bytes.subarray(from, to))));
}

/** Returns a form with an image file and other fields. */
export function form(bytes: Bytes, fields: Record<string, string> = {}, type = 'image/png'): { body: FormData } {
  const body = new FormData();
  body.append('file', new File([bytes], 'image', { type }));
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return { body };
}

export const UPLOAD = 'POST /api/v1/images/upload?image_category=general&is_intermediate=false';
