import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

/** Reads the virtual boards, one for each day. Rejects with an `UnsupportedOperationError` on servers before 6.14. */
export async function days({ client, screen, signal }: Stage): Promise<Outcome> {
  const { virtualBoards } = client.repositories;
  const found: { day: string; images: number; videos: number }[] = [];
  for await (const { date, image_count, asset_count, video_count } of virtualBoards.list({ signal })) {
    found.push({ day: date, images: image_count + asset_count, videos: video_count });
  }
  screen.table(
    ['day', 'pictures', 'videos'],
    found.slice(0, 5).map(({ day, images, videos }) => [day, images, videos]),
  );
  const [latest] = found;
  if (!latest) return { did: 'no day on which anything was made', facts: { days: [] } };

  const { items } = await virtualBoards.itemNames(latest.day, {}, { signal });
  const did = `${plural(found.length, 'day')}; ${plural(items.length, 'picture')} on the latest`;
  return { did, facts: { days: found } };
}
