import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { form, UPLOAD } from '../support/image-file.js';
import { bodyOf, request, toRequest } from '../support/request.js';

/** Small pictures of many kinds, and what the real server made of them: the size and a hash of all pixels, or an error. */
const pictures = JSON.parse(readFileSync(new URL('../support/pictures.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

/** What the sandbox does not do, and says so. */
const NOT_IMPLEMENTED: Readonly<Record<string, string>> = {
  'lab.tiff': 'Lab images',
  'ycbcr.tiff': 'resizing YCbCr images',
};

const cases = Object.entries(pictures).flatMap(([name, { file = '', ...made }]) =>
  Object.entries(made).map(([step, expected]) => ({ name, step, file, expected })),
);

const sandbox = createSandbox();
afterAll(() => sandbox.close());

test.each(cases)('makes of $name, $step, what the server makes of it', async ({ name, step, file, expected }) => {
  const [width, height] = step.split('x').map(Number);
  const fields = height === undefined ? {} : { resize_to: JSON.stringify({ width, height }) };
  const route = step === 'cropped' ? `${UPLOAD}&crop_visible=true` : UPLOAD;
  const { status, body } = await request(sandbox, route, form(new Uint8Array(Buffer.from(file, 'base64')), fields));
  const { detail, image_url, ...image } = body as { detail: string; image_url: string; width: number; height: number };
  if (status === 501) return expect(detail).toBe(`Not implemented by the sandbox: ${NOT_IMPLEMENTED[name]}`);
  if (status !== 201) return expect(`${status} ${detail}`).toBe(expected);
  const response = await sandbox.fetch(...toRequest(`GET /${image_url}`));
  const pixels = await hashOf(new Uint8Array(await response.arrayBuffer()));
  expect(`${image.width}x${image.height} ${pixels}`).toBe(expected);
});

async function hashOf(png: Uint8Array): Promise<string> {
  const { space } = await sharp(png).metadata();
  const isGrey16 = space === 'grey16';
  const image = isGrey16 ? sharp(png).toColourspace('grey16').raw({ depth: 'ushort' }) : sharp(png).ensureAlpha().raw();
  const hash = createHash('sha256').update(await image.toBuffer());
  return `${isGrey16 ? 'grey16' : 'rgba'} ${hash.digest('hex').slice(0, 16)}`;
}

test.each([UPLOAD, `${UPLOAD}&crop_visible=true`])(
  'a thumbnail of 16 bits is cut off at 255, as on the server: %s',
  async (route) => {
    using sandbox = createSandbox();
    const values = Uint16Array.from({ length: 64 }, (_, index) => index * 100);
    const raw = { width: 8, height: 8, channels: 1 } as const;
    const png = await sharp(values, { raw }).toColourspace('grey16').png().toBuffer();
    const image = (await bodyOf(sandbox, route, form(new Uint8Array(png)))) as { thumbnail_url: string };
    const response = await sandbox.fetch(...toRequest(`GET /${image.thumbnail_url}`));
    const { channels } = await sharp(Buffer.from(await response.arrayBuffer())).stats();
    expect(channels[0]?.mean).toBeGreaterThan(230); // all but three of 64 pixels are white
  },
);

const beginning = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(64)]);

const targa = beginning('');
targa.set([0, 0, 2], 0);
targa.set([4, 0, 4, 0, 24, 0x20], 12);

test.each([
  ['PPM', beginning('P6\n2 2\n255\n')],
  ['PPM', beginning('P1 2 2 0 1 1 0')],
  ['TGA', targa],
  ['PCX', beginning('\n\x05\x01\x08')],
  ['JPEG 2000', beginning('\0\0\0\x0cjP  \r\n\x87\n')],
  ['JPEG 2000', beginning('\xff\x4f\xff\x51')],
  ['DDS', beginning('DDS ')],
  ['ICNS', beginning('icns')],
  ['BMP', beginning('BM')],
  ['DIB', beginning('\x28\0\0\0')],
  ['ICO', beginning('\0\0\x01\0\x01\0')],
  ['PSD', beginning('8BPS')],
  ['QOI', beginning('qoif')],
  ['SGI', beginning('\x01\xda')],
  ['IM', beginning('Image type: RGB image\r\n')],
  ['XBM', beginning('#define im_width 2\n#define im_height 2\n')],
  ['XPM', beginning('/* XPM */\n')],
  ['FITS', beginning('SIMPLE  =')],
  ['MSP', beginning('LinS')],
  ['BLP', beginning('BLP2')],
])('says that it does not decode %s, which the server takes', async (name, bytes) => {
  using sandbox = createSandbox();
  for (const fields of [{}, { resize_to: '{"width":2,"height":2}' }]) {
    const response = await request(sandbox, UPLOAD, form(new Uint8Array(bytes), fields));
    expect(response).toMatchObject({ status: 501, body: { detail: `Not implemented by the sandbox: ${name} images` } });
  }
});

test.each([
  ['EPS', beginning('%!PS-Adobe-3.0 EPSF-3.0\n')],
  ['WMF', beginning('\xd7\xcd\xc6\x9a\0\0')],
  ['a stub', beginning('\x89HDF\r\n\x1a\n')],
])('fails with %s as the server does, which opens it and cannot decode it', async (_name, bytes) => {
  using sandbox = createSandbox();
  const detail = async (query = '', fields = {}) =>
    ((await bodyOf(sandbox, `${UPLOAD}${query}`, form(new Uint8Array(bytes), fields))) as { detail: string }).detail;
  expect(await detail()).toBe('Failed to create image');
  expect(await detail('&crop_visible=true')).toBe('Failed to crop image');
  expect(await detail('', { resize_to: '{"width":2,"height":2}' })).toBe('Failed to resize image');
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('Dear diary,\ntoday: nothing.\n')],
  ['PFM of colours', beginning('PF\n2 2\n-1.0\n')],
  ['PAM', beginning('P7\nWIDTH 2\n')],
  ['zeroes', Buffer.alloc(200)],
])('refuses what the server does not know either: %s', async (_name, bytes) => {
  using sandbox = createSandbox();
  const { status, body } = await request(sandbox, UPLOAD, form(new Uint8Array(bytes)));
  expect([status, body]).toEqual([415, { detail: 'Failed to read image' }]);
});
