import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

/** Lists the virtual boards, one per day. Rejects with an `UnsupportedOperationError` on servers before 6.14. */
export async function days({ client, reporter, signal }: StepContext): Promise<StepResult> {
  const { virtualBoards } = client.repositories;
  const found: { day: string; images: number; videos: number }[] = [];
  for await (const { date, image_count, asset_count, video_count } of virtualBoards.list({ signal })) {
    found.push({ day: date, images: image_count + asset_count, videos: video_count });
  }
  reporter.table(
    ['day', 'images', 'videos'],
    found.slice(0, 5).map(({ day, images, videos }) => [day, images, videos]),
  );
  const [latest] = found;
  if (!latest) return { summary: 'no images or videos', facts: { days: [] } };

  const { items } = await virtualBoards.itemNames(latest.day, {}, { signal });
  const summary = `${plural(found.length, 'day')}; ${plural(items.length, 'image')} on the latest`;
  return { summary, facts: { days: found } };
}
