import { createClient } from '@x/resources/client';
import { createSandbox, serve } from '@x/sandbox';
import { smallImage } from './image-folder.js';

/** The boards, images and jobs of a server. */
export interface ServerContents {
  readonly boards: readonly unknown[];
  readonly images: readonly unknown[];
  readonly jobs: readonly unknown[];
}

/** Starts a sandbox with a board, an image on it and an image without a board. */
export async function servedSandbox() {
  const sandbox = createSandbox();
  const served = await serve(sandbox);
  const client = createClient({ baseUrl: served.url });
  const { boards, images, queueItems } = client.repositories;
  const board = await boards.create({ board_name: 'holidays' });
  const image = await smallImage();
  await images.upload(image, { board_id: board.board_id, metadata: { title: 'sunset' } });
  await images.upload(image);
  return {
    url: served.url,
    client,
    async contents(): Promise<ServerContents> {
      return {
        boards: await all(boards.list({ include_archived: true })),
        images: await all(images.list()),
        jobs: await all(queueItems.list()),
      };
    },
    async [Symbol.asyncDispose]() {
      client.close();
      await served.close();
      sandbox.close();
    },
  };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
