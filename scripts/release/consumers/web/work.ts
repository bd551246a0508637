import { insertPngText, readMetadata, readMetadataSync } from '@x/metadata';
import { createClient, createGraph, NotFoundError } from '@x/resources';

/** A PNG of one pixel. */
const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

/** What `work` returns when all went well. */
export const expected = 'seed 18446744073709551615; Birds; 1 x 1 uploaded, 8 x 8 made after events; deleted';

/** Does with the server at `baseUrl` what a page, a worker or a program does, and returns what it saw. */
export async function work(baseUrl: string): Promise<string> {
  using client = createClient({ baseUrl });
  const { boards, images } = client.repositories;
  const { board_id } = await boards.create({ board_name: 'Birds' });
  const names: string[] = [];
  for await (const { board_name } of boards.list()) names.push(board_name);

  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const dreamed = insertPngText(bytes, [{ key: 'Dream', text: '"a fox" -S 18446744073709551615' }]);
  const seeds = [await readMetadata(new Blob([dreamed])), readMetadataSync(dreamed)].map(
    ({ generation }) => generation?.seed?.value,
  );
  const file = new File([bytes], 'pixel.png', { type: 'image/png' });
  const { image_name, width, height } = await images.upload(file, { board_id });

  using room = await client.events.join({
    enter: 'subscribe_queue',
    leave: 'unsubscribe_queue',
    payload: { queue_id: 'default' },
  });
  const graph = createGraph();
  graph.add('img_resize', { image: { image_name }, width: 8, height: 8 });
  const ended = client.events.once('invocation_complete', { maxWait: 60_000 });
  const job = await client.services.jobs.enqueue(graph.build());
  const [made] = await job.images();
  const isDrawn = (await ended).item_id === job.id && room.live;

  await images.delete(image_name);
  const error: unknown = await images.get(image_name).catch((reason: unknown) => reason);
  const drawn = `${made?.width} x ${made?.height} ${isDrawn ? 'made' : 'not made'}`;
  return `seed ${[...new Set(seeds)]}; ${names}; ${width} x ${height} uploaded, ${drawn} after events; ${error instanceof NotFoundError ? 'deleted' : error}`;
}
