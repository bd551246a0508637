import { BoardRepository } from '@x/repositories/board';
import type { ImageQuery, ImageUpload } from '@x/repositories/image';
import { ImageRepository } from '@x/repositories/image';
import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import type { RequestOptions } from '@x/transport/options';
import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';

import { BoardResource } from '../src/board.js';
import { createClient } from '../src/client.js';
import { ImageResource } from '../src/image.js';
import { pngImage } from './support/png-image.js';

/** One call of each method. A missing method does not compile. */
type Calls<R> = {
  readonly [Name in keyof R as R[Name] extends (...args: never) => Promise<unknown> | AsyncGenerator<unknown>
    ? Name
    : never]: (resource: R, options: RequestOptions) => Promise<unknown>;
};

const ofBoard: Calls<BoardResource> = {
  refresh: (board, options) => board.refresh(options),
  update: (board, options) => board.update({ archived: true }, options),
  images: (board, options) => board.images({}, options).next(),
  imageResources: (board, options) => board.imageResources({}, options).next(),
  upload: (board, options) => board.upload(pngImage(), {}, options),
  add: (board, options) => board.add(['a.png'], options),
  delete: (board, options) => board.delete(options),
};
const ofImage: Calls<ImageResource> = {
  refresh: (image, options) => image.refresh(options),
  update: (image, options) => image.update({ starred: true }, options),
  full: (image, options) => image.full(options),
  thumbnail: (image, options) => image.thumbnail(options),
  metadata: (image, options) => image.metadata(options),
  delete: (image, options) => image.delete(options),
};

/** Returns a board and an image whose first request fails, and their requests. */
function open() {
  const transport = new FakeTransport(new Error('stop here'));
  const images = new ImageRepository(transport);
  const stores = { boards: new BoardRepository(transport), images };
  const data = makeBoard({ board_id: 'own', board_name: 'B' });
  const board = new BoardResource(data, stores);
  const image = new ImageResource(makeImage({ image_name: 'own.png' }), images);
  return { board, image, requests: transport.requests };
}

const methods = [
  ...Object.entries(ofBoard).map(([name, call]) => {
    return [
      `board.${name}`,
      ({ board }: ReturnType<typeof open>, options: RequestOptions) => call(board, options),
    ] as const;
  }),
  ...Object.entries(ofImage).map(([name, call]) => {
    return [
      `image.${name}`,
      ({ image }: ReturnType<typeof open>, options: RequestOptions) => call(image, options),
    ] as const;
  }),
];

test.each(methods)('%s passes the signal and the timeout to the transport', async (_, call) => {
  const { signal } = new AbortController();
  const opened = open();
  await expect(call(opened, { signal, timeout: 5 })).rejects.toThrow('stop here');
  expect(opened.requests).toHaveLength(1);
  expect(opened.requests[0]?.[1]).toMatchObject({ timeout: 5 });
  expect(opened.requests[0]?.[1].signal).toBe(signal);
});

test.each(methods)('%s requests its own id', async (_, call) => {
  const opened = open();
  await expect(call(opened, {})).rejects.toThrow('stop here');
  const { path, query, body } = opened.requests[0]?.[1] ?? {};
  const sent = typeof body === 'object' ? body : {};
  const ids = Object.values({ ...path, ...query, ...sent });
  expect(ids.filter((id) => String(id).startsWith('own'))).toHaveLength(1);
});

test("a caller's board_id does not override the resource's own", async () => {
  const query: ImageQuery = { board_id: 'other' };
  const input: ImageUpload = { board_id: 'other' };
  for (const call of [
    (board: BoardResource) => board.images(query).next(),
    (board: BoardResource) => board.imageResources(query).next(),
    (board: BoardResource) => board.upload(pngImage(), input),
  ]) {
    const { board, requests } = open();
    await expect(call(board)).rejects.toThrow('stop here');
    expect(requests[0]?.[1].query).toMatchObject({ board_id: 'own' });
  }
});

test.each([
  ['getBoard', (client: ReturnType<typeof createClient>, options: RequestOptions) => client.getBoard('b', options)],
  ['getImage', (client: ReturnType<typeof createClient>, options: RequestOptions) => client.getImage('i', options)],
  ['getVideo', (client: ReturnType<typeof createClient>, options: RequestOptions) => client.getVideo('v', options)],
])('%s of a client passes the signal on', async (_, call) => {
  const reason = new Error('the user left');
  using client = createClient({ baseUrl: 'http://sandbox', fetch: () => new Promise(() => {}) });
  await expect(call(client, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
