import type { Repositories } from '@x/repositories/repositories';
import { makeVideoFile } from '@x/sandbox/make-video-file';
import { forEachLimit } from '@x/transport/async';

import { pictureOf, workflow } from './picture-of.js';

/**
 * Fills a server with `count` pictures on three boards, of which two have the same name and one is archived, and on none, of each category,
 * some starred; and with a video and a workflow. Returns how many items there are.
 */
export async function fillGallery(
  { boards, images, videos, workflows }: Repositories,
  count: number,
  hasVideos = true,
): Promise<number> {
  const ids: string[] = [];
  for (const board_name of ['Portraits', 'Portraits', 'Ünïcode "😀"'])
    ids.push((await boards.create({ board_name })).board_id);
  const categories = ['general', 'user', 'mask', 'control'] as const;
  const starred: string[] = [];
  const pictures = Array.from({ length: count }, (_, index) => index);
  const upload = async (index: number) => {
    const board_id = ids[index % 4];
    const image_category = categories[index % categories.length] ?? 'general';
    const image = await images.upload(pictureOf(index), { image_category, ...(board_id && { board_id }) });
    if (index % 7 === 0) starred.push(image.image_name);
  };
  await forEachLimit(pictures, upload, { concurrency: 4 });
  await images.starMany(starred);
  await boards.update(ids.at(-1) ?? '', { archived: true });
  await workflows.create(workflow);
  if (!hasVideos) return count + 1;
  const file = new File([makeVideoFile()], 'video.mp4', { type: 'video/mp4' });
  const video = await videos.upload(file, { board_id: ids[0] });
  await videos.starMany([video.video_name]);
  return count + 2;
}
