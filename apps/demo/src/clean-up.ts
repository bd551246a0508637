import { type Board, UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';

import { plural } from './plural.js';
import { removeJobs } from './remove-jobs.js';
import type { StepContext, StepResult } from './step.js';

/** Deletes the jobs, boards and images of the tour. Images of others on these boards are kept. */
export async function cleanUp({ client, tag }: Pick<StepContext, 'client' | 'tag'>): Promise<StepResult> {
  const sessions = await removeJobs({ client, tag });
  const { boards, images } = client.repositories;
  const owned: Board[] = [];
  for await (const board of boards.list({ include_archived: true })) if (tag.ownsBoard(board)) owned.push(board);

  // An aborted upload may have arrived after its board was deleted.
  const stray = { board_id: UNCATEGORIZED, starred_first: false, offset: 0, limit: 100 };
  const found: Image[] = [...(await images.page(stray)).items];
  for (const { board_id } of owned) for await (const image of images.list({ board_id })) found.push(image);

  const names = tag.ownImages(found, sessions).map(({ image_name }) => image_name);
  let deleted = 0;
  for (let start = 0; start < names.length; start += 1_000) {
    deleted += (await images.deleteMany(names.slice(start, start + 1_000))).deleted_images.length;
  }
  for (const { board_id } of owned) await boards.delete(board_id);

  const counts = [plural(deleted, 'image'), plural(owned.length, 'board'), plural(sessions.size, 'job')];
  return {
    summary: `${counts.slice(0, 2).join(', ')} and ${counts[2]} deleted`,
    facts: { images: deleted, boards: owned.length, jobs: sessions.size, failed: names.length - deleted },
  };
}
