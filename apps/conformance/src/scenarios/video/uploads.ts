import { makeVideoFile } from '@x/sandbox/make-video-file';

import type { RawRequest } from '../../runner/raw.js';
import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const missingId = '00000000-0000-4000-8000-000000000000';
const query = { video_category: 'user', is_intermediate: false };
/** The server closes the connection when it refuses a body that it has not read, so such requests have none. */
const upload = 'POST /api/v1/videos/upload';

/** A file of a form. */
interface FormFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly name?: string;
}

function formOf(
  { bytes, type = 'video/mp4', name = 'film.mp4' }: FormFile,
  parts: Readonly<Record<string, string>> = {},
): Pick<RawRequest, 'body'> {
  const form = new FormData();
  for (const [key, value] of Object.entries(parts)) form.set(key, value);
  form.set('file', new File([bytes], name, { type }));
  return { body: form };
}

/** Returns the request of a multipart body that is written by hand. */
const byHand = (body: string | Uint8Array<ArrayBuffer>): RawRequest => ({
  query,
  body,
  headers: { 'content-type': 'multipart/form-data; boundary=b' },
});

const video = makeVideoFile();
const text = (content: string) => new Uint8Array(Buffer.from(content));
const part = (head: string, content: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;

/** Returns a copy whose first box of this type has another. */
function renamed(bytes: Uint8Array<ArrayBuffer>, type: string, other: string): Uint8Array<ArrayBuffer> {
  const copy = Buffer.from(bytes);
  copy.write(other, copy.indexOf(type), 'latin1');
  return new Uint8Array(copy);
}

export const scenarios = [
  requestScenario('files that are no videos are rejected', [
    ['text', upload, { query, ...formOf({ bytes: text('hello') }) }, 415],
    ['an empty file', upload, { query, ...formOf({ bytes: text('') }) }, 415],
    [
      'text by its type',
      upload,
      { query, ...formOf({ bytes: text('hello'), type: 'text/plain', name: 'a.txt' }) },
      415,
    ],
    ['an image type', upload, { query, ...formOf({ bytes: video, type: 'image/png', name: 'a.png' }) }, 415],
    ['a WebM type', upload, { query, ...formOf({ bytes: video, type: 'video/webm', name: 'a.webm' }) }, 415],
    ['QuickTime', upload, { query, ...formOf({ bytes: makeVideoFile({ brand: 'qt  ' }) }) }, 415],
    ['no first box', upload, { query, ...formOf({ bytes: renamed(video, 'ftyp', 'junk') }) }, 415],
    ['no movie', upload, { query, ...formOf({ bytes: renamed(video, 'moov', 'junk') }) }, 415],
    ['no video track', upload, { query, ...formOf({ bytes: renamed(video, 'vide', 'soun') }) }, 415],
    ['the first box alone', upload, { query, ...formOf({ bytes: video.slice(0, 32) }) }, 415],
    ['a movie that is cut off', upload, { query, ...formOf({ bytes: video.slice(0, 500) }) }, 415],
    ['frames that are cut off', upload, { query, ...formOf({ bytes: video.slice(0, 750) }) }, 415],
  ]),
  requestScenario('a video is accepted by its type or by its name', [
    ['a type', upload, { query, ...formOf({ bytes: video, name: 'film' }) }, 201],
    ['a type with a parameter', upload, { query, ...formOf({ bytes: video, type: 'video/mp4; codecs=avc1' }) }, 201],
    ['a name', upload, { query, ...formOf({ bytes: video, type: 'text/plain', name: 'FILM.MP4' }) }, 201],
    ['cut off behind the first frame', upload, { query, ...formOf({ bytes: video.slice(0, 1_150) }) }, 201],
  ]),
  scenario('size, duration and frame rate of a video are read from its file', async ({ client }) => {
    const { videos } = client.repositories;
    const cases = [
      { width: 100, height: 50, frames: 3, fps: 29.97 },
      { width: 16, height: 64, frames: 1, fps: 24 },
      { width: 320, height: 202, frames: 90, fps: 12.5 },
      { width: 64, height: 64, frames: 7, fps: 23.976 },
    ];
    for (const options of cases) await videos.upload(makeVideoFile(options));
  }),
  requestScenario('an upload of a video needs a category, a flag and one file', [
    ['no query', upload, {}, 422],
    ['an unknown category', upload, { query: { ...query, video_category: 'film' } }, 422],
    ['an invalid flag', upload, { query: { ...query, is_intermediate: 'x' } }, 422],
    ['JSON', upload, { query, headers: { 'content-type': 'application/json' } }, 422],
    ['no body', upload, { query }, 422],
    ['no boundary', upload, { query, headers: { 'content-type': 'multipart/form-data' } }, 422],
    ['no file', upload, byHand(`${part('name="metadata"', '{}')}--b--\r\n`), 422],
    ['two files', upload, byHand(`${part('name="file"; filename="a.mp4"', 'x').repeat(2)}--b--\r\n`), 422],
    ['a text named file', upload, byHand(`${part('name="file"', 'hello')}--b--\r\n`), 415],
    ['no end', upload, byHand(part('name="file"; filename="a.mp4"', 'x')), 422],
    ['no form', upload, byHand('hello'), 422],
    ['an empty form', upload, byHand('--b--\r\n'), 422],
  ]),
  requestScenario('an upload of a video needs an existing board', [
    ['an unknown board', upload, { query: { ...query, board_id: missingId } }, 404],
    ['none', upload, { query: { ...query, board_id: 'none' } }, 404],
    ['an empty id', upload, { query: { ...query, board_id: '' } }, 404],
  ]),
  requestScenario('the metadata of a video must be an object of one mebibyte', [
    ['a list', upload, { query, ...formOf({ bytes: video }, { metadata: '[]' }) }, 422],
    ['no JSON', upload, { query, ...formOf({ bytes: video }, { metadata: 'hello' }) }, 422],
    ['nothing', upload, { query, ...formOf({ bytes: video }, { metadata: '' }) }, 422],
    ['null', upload, { query, ...formOf({ bytes: video }, { metadata: 'null' }) }, 422],
    ['too much', upload, { query, ...formOf({ bytes: video }, { metadata: `{"a":"${'x'.repeat(2 ** 20)}"}` }) }, 413],
    [
      'no UTF-8',
      upload,
      byHand(new Uint8Array(Buffer.from(`${part('name="metadata"', '{"a":"\u00ff"}')}--b--\r\n`, 'latin1'))),
      422,
    ],
    ['an object', upload, { query, ...formOf({ bytes: video }, { metadata: '{ "a": 1.0, "b": null }' }) }, 201],
  ]),
];
