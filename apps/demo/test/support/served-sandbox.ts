import { createClient } from '@x/resources/client';
import { createSandbox, serve } from '@x/sandbox';
import { smallPicture } from './image-folder.js';

/** What is on a server, as far as a tour could change it. */
export interface Belongings {
  readonly boards: readonly unknown[];
  readonly images: readonly unknown[];
  readonly jobs: readonly unknown[];
}

/** Returns a sandbox on a port that somebody uses already: one board, one picture on it, one on none. */
export async function servedSandbox() {
  const sandbox = createSandbox();
  const served = await serve(sandbox);
  const client = createClient({ baseUrl: served.url });
  const { boards, images, queueItems } = client.repositories;
  const board = await boards.create({ board_name: 'holidays' });
  const picture = await smallPicture();
  await images.upload(picture, { board_id: board.board_id, metadata: { title: 'sunset' } });
  await images.upload(picture);
  return {
    url: served.url,
    client,
    async belongings(): Promise<Belongings> {
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
