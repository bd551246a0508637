import { deflateSync } from 'node:zlib';

import { png, toBlob } from '../../images/png.js';
import { chunk } from '../../images/png-text.js';
import type { RawRequest } from '../../runner/raw.js';
import { requestScenario } from '../../runner/request-cases.js';

const upload = 'POST /api/v1/images/upload';
const query = { image_category: 'user', is_intermediate: false };
const MIB = 1024 * 1024;

function file(bytes: Uint8Array, more: object = {}): RawRequest {
  const form = new FormData();
  form.set('file', toBlob(bytes, 'image/any'), 'a');
  return { query: { ...query, ...more }, body: form };
}

/** Returns a PNG with so many texts of a mebibyte. */
async function withTexts(count: number, isBehind = false): Promise<Buffer> {
  const bytes = Buffer.from(await (await png()).arrayBuffer());
  const split = isBehind ? bytes.length - 12 : 33;
  const text = chunk('zTXt', Buffer.concat([Buffer.from('k\0\0'), deflateSync(Buffer.alloc(MIB, 'a'))]));
  return Buffer.concat([bytes.subarray(0, split), ...Array.from({ length: count }, () => text), bytes.subarray(split)]);
}

const begin = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(200)]);

export const scenarios = [
  requestScenario('pictures that the server opens and cannot save are an internal error', async () => [
    ['EPS', upload, file(Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n')), 500],
    ['a stub', upload, file(begin('\x89HDF\r\n\x1a\n')), 500],
    ['zeroes', upload, file(Buffer.alloc(300)), 415],
    ['PFM of colours', upload, file(begin('PF\n2 2\n-1.0\n')), 415],
    ['PAM', upload, file(begin('P7\nWIDTH 2\n')), 415],
  ]),
  requestScenario('a PNG holds 64 MiB of texts and no more', async () => [
    ['64 in front', upload, file(await withTexts(64)), 201],
    ['65 in front', upload, file(await withTexts(65)), 415],
    ['65 behind the pixels', upload, file(await withTexts(65, true)), 500],
    ['65 behind the pixels, cropped', upload, file(await withTexts(65, true), { crop_visible: true }), 500],
  ]),
];
