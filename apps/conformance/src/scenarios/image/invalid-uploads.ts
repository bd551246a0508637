import { handMadePng } from '../../images/hand-made-png.js';
import { labelled, paint, png } from '../../images/png.js';
import type { RawRequest } from '../../runner/raw.js';
import { refuses } from '../../runner/request-cases.js';

const nobody = '00000000-0000-4000-8000-000000000000';
const good = { image_category: 'user', is_intermediate: false };
const upload = 'POST /api/v1/images/upload';

/** Returns a PNG whose header claims a size, with next to nothing behind it. */
const claimed = (width: number, height: number) => handMadePng({ width, height, colours: 2, pixels: [0, 1, 2, 3] });

function sending(file: Blob | undefined, parts: Readonly<Record<string, string>> = {}): Pick<RawRequest, 'body'> {
  const form = new FormData();
  if (file) form.set('file', file, 'picture.png');
  for (const [name, value] of Object.entries(parts)) form.set(name, value);
  return { body: form };
}

export const scenarios = [
  refuses('what is no picture is not uploaded', async () => {
    const bytes = new Uint8Array(await (await png({ width: 64, height: 64 })).arrayBuffer());
    const cmyk = labelled(await paint().toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg');
    return [
      ['text', upload, { query: good, ...sending(labelled(Buffer.from('hello'), 'text/plain')) }, 415],
      [
        'a PNG labelled as bytes',
        upload,
        { query: good, ...sending(labelled(bytes, 'application/octet-stream')) },
        415,
      ],
      ['text labelled as PNG', upload, { query: good, ...sending(labelled(Buffer.from('hello'), 'image/png')) }, 415],
      ['an empty file', upload, { query: good, ...sending(labelled(Buffer.alloc(0), 'image/png')) }, 415],
      [
        'a drawing',
        upload,
        {
          query: good,
          ...sending(labelled(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')),
        },
        415,
      ],
      ['the first eight bytes', upload, { query: good, ...sending(labelled(bytes.subarray(0, 8), 'image/png')) }, 415],
      [
        'a PNG cut off in its middle',
        upload,
        { query: good, ...sending(labelled(bytes.subarray(0, -40), 'image/png')) },
        500,
      ],
      ['the colours of printers', upload, { query: good, ...sending(cmyk) }, 500],
    ];
  }),
  refuses('an upload says what the picture is for', async () => {
    const file = sending(await png());
    return [
      ['nothing', upload, file, 422],
      ['no category', upload, { query: 'is_intermediate=false', ...file }, 422],
      ['no intermediate flag', upload, { query: 'image_category=user', ...file }, 422],
      ['an unknown category', upload, { query: { ...good, image_category: 'portrait' }, ...file }, 422],
      ['a flag that is none', upload, { query: { ...good, is_intermediate: 'perhaps' }, ...file }, 422],
      ['an empty flag', upload, { query: { ...good, is_intermediate: '' }, ...file }, 422],
      ['cut or not', upload, { query: { ...good, crop_visible: 'x' }, ...file }, 422],
      ['no file', upload, { query: good, ...sending(undefined, { metadata: '{}' }) }, 422],
      ['a text instead of a file', upload, { query: good, ...sending(undefined, { file: 'hello' }) }, 422],
      ['JSON instead of a form', upload, { query: good, json: { file: 'hello' } }, 422],
      ['no body', upload, { query: good }, 422],
    ];
  }),
  refuses('an upload goes to a board that is there', async () => {
    const file = sending(await png());
    return [
      ['nobody', upload, { query: { ...good, board_id: nobody }, ...file }, 404],
      ['none', upload, { query: { ...good, board_id: 'none' }, ...file }, 404],
      ['an empty id', upload, { query: { ...good, board_id: '' }, ...file }, 404],
    ];
  }),
  refuses('a picture is not scaled to nonsense', async () => {
    const picture = await png();
    const sizes = ['[8,8]', '{"width":8}', '{"width":0,"height":8}', '{"width":-8,"height":8}', 'large', '8', 'null'];
    const odd = ['{"width":"a","height":8}', '{"width":8.5,"height":8}', '{"width":4097,"height":4096}', '{}'];
    return [...sizes, ...odd].map((size) => [
      size,
      upload,
      { query: good, ...sending(picture, { resize_to: size }) },
      400,
    ]);
  }),
  refuses('a picture that only claims to be enormous is not opened', [
    ['400 million pixels', upload, { query: good, ...sending(labelled(claimed(20_000, 20_000), 'image/png')) }, 415],
    ['no pixels', upload, { query: good, ...sending(labelled(claimed(0, 5), 'image/png')) }, 415],
  ]),
  refuses('a part of a form is at most a mebibyte', async () => [
    [
      'too much',
      upload,
      { query: good, ...sending(await png(), { metadata: `{"a":"${'x'.repeat(1_048_577)}"}` }) },
      400,
    ],
  ]),
  refuses('nothing is made from a size alone', [
    ['a size', 'POST /api/v1/images/', { json: { width: 8, height: 8 } }, 501],
    ['a size for a board', 'POST /api/v1/images/', { json: { width: 8, height: 8, board_id: nobody } }, 501],
    ['half a size', 'POST /api/v1/images/', { json: { width: 8 } }, 422],
    ['no size', 'POST /api/v1/images/', {}, 422],
    ['a size in words', 'POST /api/v1/images/', { json: { width: 'eight', height: 8 } }, 422],
  ]),
];
