import { handMadePng } from '../../images/hand-made-png.js';
import { paint, png, toBlob } from '../../images/png.js';
import type { RawRequest } from '../../runner/raw.js';
import { requestScenario } from '../../runner/request-cases.js';

const missingId = '00000000-0000-4000-8000-000000000000';
const good = { image_category: 'user', is_intermediate: false };
const upload = 'POST /api/v1/images/upload';

/** Returns a PNG with this size in the header and almost no pixels. */
const withFalseSize = (width: number, height: number) =>
  handMadePng({ width, height, colours: 2, pixels: [0, 1, 2, 3] });

function formOf(file: Blob | undefined, parts: Readonly<Record<string, string>> = {}): Pick<RawRequest, 'body'> {
  const form = new FormData();
  if (file) form.set('file', file, 'image.png');
  for (const [name, value] of Object.entries(parts)) form.set(name, value);
  return { body: form };
}

export const scenarios = [
  requestScenario('files that are no images are rejected', async () => {
    const bytes = new Uint8Array(await (await png({ width: 64, height: 64 })).arrayBuffer());
    const cmyk = toBlob(await paint().toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg');
    return [
      ['text', upload, { query: good, ...formOf(toBlob(Buffer.from('hello'), 'text/plain')) }, 415],
      [
        'a PNG as application/octet-stream',
        upload,
        { query: good, ...formOf(toBlob(bytes, 'application/octet-stream')) },
        415,
      ],
      ['text as image/png', upload, { query: good, ...formOf(toBlob(Buffer.from('hello'), 'image/png')) }, 415],
      ['an empty file', upload, { query: good, ...formOf(toBlob(Buffer.alloc(0), 'image/png')) }, 415],
      [
        'SVG',
        upload,
        {
          query: good,
          ...formOf(toBlob(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')),
        },
        415,
      ],
      ['a PNG signature alone', upload, { query: good, ...formOf(toBlob(bytes.subarray(0, 8), 'image/png')) }, 415],
      ['a truncated PNG', upload, { query: good, ...formOf(toBlob(bytes.subarray(0, -40), 'image/png')) }, 500],
      ['CMYK', upload, { query: good, ...formOf(cmyk) }, 500],
    ];
  }),
  requestScenario('an upload needs a category and an intermediate flag', async () => {
    const file = formOf(await png());
    return [
      ['a file alone', upload, file, 422],
      ['no category', upload, { query: 'is_intermediate=false', ...file }, 422],
      ['no intermediate flag', upload, { query: 'image_category=user', ...file }, 422],
      ['an unknown category', upload, { query: { ...good, image_category: 'portrait' }, ...file }, 422],
      ['an invalid flag', upload, { query: { ...good, is_intermediate: 'perhaps' }, ...file }, 422],
      ['an empty flag', upload, { query: { ...good, is_intermediate: '' }, ...file }, 422],
      ['an invalid crop flag', upload, { query: { ...good, crop_visible: 'x' }, ...file }, 422],
      ['no file', upload, { query: good, ...formOf(undefined, { metadata: '{}' }) }, 422],
      ['a string instead of a file', upload, { query: good, ...formOf(undefined, { file: 'hello' }) }, 422],
      ['JSON instead of a form', upload, { query: good, json: { file: 'hello' } }, 422],
      ['no body', upload, { query: good }, 422],
    ];
  }),
  requestScenario('an upload needs an existing board', async () => {
    const file = formOf(await png());
    return [
      ['an unknown board', upload, { query: { ...good, board_id: missingId }, ...file }, 404],
      ['none', upload, { query: { ...good, board_id: 'none' }, ...file }, 404],
      ['an empty id', upload, { query: { ...good, board_id: '' }, ...file }, 404],
    ];
  }),
  requestScenario('invalid sizes of an upload', async () => {
    const file = await png();
    const sizes = ['[8,8]', '{"width":8}', '{"width":0,"height":8}', '{"width":-8,"height":8}', 'large', '8', 'null'];
    const odd = ['{"width":"a","height":8}', '{"width":8.5,"height":8}', '{"width":4097,"height":4096}', '{}'];
    return [...sizes, ...odd].map((size) => [size, upload, { query: good, ...formOf(file, { resize_to: size }) }, 400]);
  }),
  requestScenario('an image with a false size is rejected', [
    ['400 million pixels', upload, { query: good, ...formOf(toBlob(withFalseSize(20_000, 20_000), 'image/png')) }, 415],
    ['no pixels', upload, { query: good, ...formOf(toBlob(withFalseSize(0, 5), 'image/png')) }, 415],
  ]),
  requestScenario('a form field has at most one mebibyte', async () => [
    [
      'metadata of more than one mebibyte',
      upload,
      { query: good, ...formOf(await png(), { metadata: `{"a":"${'x'.repeat(1_048_577)}"}` }) },
      400,
    ],
  ]),
  requestScenario('creating an image from a size is not implemented', [
    ['a size', 'POST /api/v1/images/', { json: { width: 8, height: 8 } }, 501],
    ['a size for a board', 'POST /api/v1/images/', { json: { width: 8, height: 8, board_id: missingId } }, 501],
    ['a width alone', 'POST /api/v1/images/', { json: { width: 8 } }, 422],
    ['no size', 'POST /api/v1/images/', {}, 422],
    ['a width in words', 'POST /api/v1/images/', { json: { width: 'eight', height: 8 } }, 422],
  ]),
];
