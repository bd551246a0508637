import { makeVideoFile } from '@x/sandbox/make-video-file';
import { createSandbox } from '@x/sandbox/sandbox';
import { InputError, InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { BoardResource } from '../src/board.js';
import { type Client, createClient } from '../src/client.js';
import { ImageResource } from '../src/image.js';
import { VideoResource } from '../src/video.js';
import { collect } from './support/collect.js';
import { pngImage } from './support/png-image.js';

/** What plain JavaScript may pass, apart from `undefined`. */
const values: readonly unknown[] = [null, 5, true, '', 'text', [], ['a'], [5], () => true, Symbol('x')];

/** The arguments of a call that does its work, the options last. */
const boardMethods: Record<string, readonly unknown[]> = {
  refresh: [{}],
  update: [{ archived: true }, {}],
  images: [{}, {}],
  imageResources: [{}, {}],
  upload: [pngImage(), {}, {}],
  add: [['a.png'], {}],
  delete: [{}],
};
const imageMethods: Record<string, readonly unknown[]> = {
  refresh: [{}],
  update: [{ starred: true }, {}],
  full: [{}],
  thumbnail: [{}],
  metadata: [{}],
  delete: [{}],
};
const videoMethods: Record<string, readonly unknown[]> = {
  refresh: [{}],
  update: [{ starred: true }, {}],
  moveTo: ['none', {}],
  stream: [0, {}],
  thumbnail: [{}],
  metadata: [{}],
  delete: [{}],
};
const clientMethods: Record<string, readonly unknown[]> = {
  getBoard: ['x', {}],
  getImage: ['x', {}],
  getVideo: ['x', {}],
};

type Subject = 'board' | 'image' | 'video' | 'client';
const methods = Object.entries({
  board: boardMethods,
  image: imageMethods,
  video: videoMethods,
  client: clientMethods,
}).flatMap(([subject, calls]) =>
  Object.entries(calls).map(([name, args]) => [subject as Subject, name, args] as const),
);

/** Returns a method of an object, or of its class. */
function methodOf(subject: object, name: string): (...args: readonly unknown[]) => unknown {
  const prototype: object = Object.getPrototypeOf(subject);
  return (Object.getOwnPropertyDescriptor(subject, name) ?? Object.getOwnPropertyDescriptor(prototype, name))?.value;
}

async function subjects(client: Client) {
  const { board_id } = await client.repositories.boards.create({ board_name: 'a' });
  const { image_name } = await client.repositories.images.upload(pngImage(), { board_id });
  const { video_name } = await client.repositories.videos.upload(makeVideoFile());
  const [board, image] = [await client.getBoard(board_id), await client.getImage(image_name)];
  return { client, board, image, video: await client.getVideo(video_name) };
}

test.each(methods)('%s.%s rejects wrong arguments with one of our errors', async (subject, name, args) => {
  const sandbox = createSandbox();
  let requests = 0;
  using client = createClient({
    baseUrl: 'http://sandbox',
    retries: 0,
    fetch: (...request) => {
      requests++;
      return sandbox.fetch(new Request(...request));
    },
  });
  const call = async (given: readonly unknown[]): Promise<unknown> => {
    const resource = (await subjects(client))[subject];
    requests = 0;
    try {
      const result: unknown = await methodOf(resource, name).apply(resource, [...given]);
      if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
        await collect(result as AsyncIterable<unknown>);
      }
      expect(requests, name).toBeLessThan(3);
      return undefined;
    } catch (error) {
      expect(error, `${name}: ${error}`).toBeInstanceOf(InvokeError);
      if (error instanceof InputError) expect(requests, `${name}: ${error}`).toBe(0);
      return error;
    }
  };
  for (const value of values) {
    for (const [at, valid] of args.entries()) {
      const error = await call(args.with(at, value));
      const isInput = at < args.length - 1 && typeof valid === 'object';
      if (isInput && !(Array.isArray(valid) && Array.isArray(value))) {
        expect(error, `${name}: ${String(value)}`).toBeInstanceOf(InputError);
      }
    }
  }
  sandbox.close();
});

test('every method is called here', () => {
  const own = ({ prototype }: { readonly prototype: object }) =>
    Object.getOwnPropertyNames(prototype).filter((name) => !['constructor', 'toJSON'].includes(name));
  expect(Object.keys(boardMethods)).toEqual(own(BoardResource));
  expect(Object.keys(imageMethods)).toEqual(own(ImageResource));
  expect(Object.keys(videoMethods)).toEqual(own(VideoResource));
});
