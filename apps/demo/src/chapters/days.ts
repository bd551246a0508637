import { plural } from '../plural.js';
import type { Outcome, Stage } from '../stage.js';

/** Reads the virtual boards, one for each day. Rejects with an `UnsupportedOperationError` on servers before 6.14. */
export async function days({ client, screen, signal }: Stage): Promise<Outcome> {
  const { virtualBoards } = client.repositories;
  const found: { day: string; images: number; videos: number }[] = [];
  for await (const { date, image_count, video_count } of virtualBoards.list({ signal })) {
    found.push({ day: date, images: image_count, videos: video_count });
  }
  const [latest] = found;
  if (!latest) return { did: 'no day yet on which anything was made', facts: { days: 0 } };

  const { items } = await virtualBoards.itemNames(latest.day, {}, { signal });
  screen.say(`The latest day is ${latest.day}; its first picture is ${items[0]?.name}.`);
  const did = `${plural(items.length, 'picture')} made on ${latest.day}, on ${plural(found.length, 'day')} in all something`;
  return { did, facts: { days: found.length, latest: latest.day, items: items.length } };
}
