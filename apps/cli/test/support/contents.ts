import { createClient } from '@x/resources/client';
import type { Sandbox } from '@x/sandbox';

/** Returns what a server holds, one text for each board, image, video, job and model, by its name. */
export async function contents({ fetch, events }: Pick<Sandbox, 'events' | 'fetch'>): Promise<Map<string, string>> {
  using client = createClient({ baseUrl: 'http://localhost', fetch, events });
  const { boards, images, models, queueItems, videos } = client.repositories;
  const found = new Map<string, string>();
  for await (const { board_id, board_name } of boards.list({ include_archived: true })) found.set(board_id, board_name);
  for await (const { image_name, board_id, starred } of images.list()) {
    found.set(image_name, `${board_id} ${starred}`);
  }
  for await (const { video_name, board_id, starred } of videos.list()) found.set(video_name, `${board_id} ${starred}`);
  for await (const { item_id, status } of queueItems.list()) found.set(String(item_id), status);
  for await (const { key, name } of models.list()) found.set(key, name);
  return found;
}

/** Returns the names of what is different. */
export function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}
