import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test, vi } from 'vitest';

import { createRepositories, type Repositories } from '../src/repositories.js';

const files: [string, (repositories: Repositories) => Promise<Blob | ReadableStream<Uint8Array>>][] = [
  ['images.full', ({ images }) => images.full('a.png')],
  ['images.thumbnail', ({ images }) => images.thumbnail('a.png')],
  ['videos.full', ({ videos }) => videos.full('a.mp4')],
  ['videos.thumbnail', ({ videos }) => videos.thumbnail('a.mp4')],
  ['fonts.file', ({ fonts }) => fonts.file('a.ttf')],
  ['models.image', ({ models }) => models.image('m')],
  ['stylePresets.image', ({ stylePresets }) => stylePresets.image('p')],
  ['stylePresets.export', ({ stylePresets }) => stylePresets.export()],
  ['workflows.thumbnail', ({ workflows }) => workflows.thumbnail('w')],
  ['images.stream', ({ images }) => images.stream('a.png')],
  ['videos.stream', ({ videos }) => videos.stream('a.mp4')],
  ['bulkDownloads.download', ({ bulkDownloads }) => bulkDownloads.download('a.zip')],
];

const text = '{"error":"log in first"}';

/** Returns repositories of a server whose responses all are the same. */
const open = (type: string, status = 200): Repositories => {
  const fetch = async () => new Response(status === 204 ? null : text, { status, headers: { 'content-type': type } });
  return createRepositories(createHttpTransport({ baseUrl: 'http://x.invalid', fetch }));
};

test.each(files)('%s takes no JSON of a gateway for the file', async (_, read) => {
  for (const type of ['application/json', 'application/json; charset=utf-8', 'application/problem+json']) {
    await expect(read(open(type))).rejects.toMatchObject({
      name: 'ResponseError',
      message: expect.stringMatching(/^GET .*: unexpected response: expected a file, received JSON$/),
    });
  }
});

test.each(files)('%s returns what is declared as something else', async (_, read) => {
  for (const type of ['image/png', 'text/csv', 'application/octet-stream', '']) {
    expect(await new Response(await read(open(type))).text()).toBe(text);
  }
});

test.each(files)('%s takes no response without a body for the file', async (_, read) => {
  await expect(read(open('image/png', 204))).rejects.toMatchObject({
    name: 'ResponseError',
    message: expect.stringMatching(/: expected a file, received nothing$/),
  });
});

test('what is received in place of a file is not read to its end', async () => {
  const cancel = vi.fn();
  const headers = { 'content-type': 'application/json' };
  const fetch = async () => new Response(new ReadableStream({ cancel }), { headers });
  const { images } = createRepositories(createHttpTransport({ baseUrl: 'http://x.invalid', fetch, retries: 0 }));
  await expect(images.stream('a.png')).rejects.toMatchObject({ name: 'ResponseError' });
  await expect(images.full('a.png')).rejects.toMatchObject({ name: 'ResponseError' });
  expect(cancel).toHaveBeenCalledTimes(2);
});
