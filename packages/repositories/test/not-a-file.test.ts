import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { createRepositories, type Repositories } from '../src/repositories.js';

const files: [string, (repositories: Repositories) => Promise<Blob>][] = [
  ['images.full', ({ images }) => images.full('a.png')],
  ['images.thumbnail', ({ images }) => images.thumbnail('a.png')],
  ['videos.full', ({ videos }) => videos.full('a.mp4')],
  ['videos.thumbnail', ({ videos }) => videos.thumbnail('a.mp4')],
  ['fonts.file', ({ fonts }) => fonts.file('a.ttf')],
  ['models.image', ({ models }) => models.image('m')],
  ['stylePresets.image', ({ stylePresets }) => stylePresets.image('p')],
  ['stylePresets.export', ({ stylePresets }) => stylePresets.export()],
  ['workflows.thumbnail', ({ workflows }) => workflows.thumbnail('w')],
];

/** Returns repositories of a server whose responses all are the same. */
const open = (type: string): Repositories => {
  const fetch = async () => new Response('{"error":"log in first"}', { headers: { 'content-type': type } });
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
    expect((await read(open(type))).size).toBe(24);
  }
});
