import { type Board, UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';

import { plural } from './plural.js';
import { takeBack } from './remove-jobs.js';
import type { Outcome, Stage } from './step.js';

/** Deletes the jobs, boards and pictures that the tour made, and nothing else: a strange picture on them stays. */
export async function cleanUp({ client, mark }: Omit<Stage, 'signal'>): Promise<Outcome> {
  const sessions = await takeBack({ client, mark });
  const { boards, images } = client.repositories;
  const made: Board[] = [];
  for await (const board of boards.list({ include_archived: true })) if (mark.made(board)) made.push(board);

  // An upload that was given up may have arrived all the same, when its board was gone.
  const stray = { board_id: UNCATEGORIZED, starred_first: false, offset: 0, limit: 100 };
  const found: Image[] = [...(await images.page(stray)).items];
  for (const { board_id } of made) for await (const image of images.list({ board_id })) found.push(image);

  const names = mark.mine(found, sessions).map(({ image_name }) => image_name);
  let deleted = 0;
  for (let start = 0; start < names.length; start += 1_000) {
    deleted += (await images.deleteMany(names.slice(start, start + 1_000))).deleted_images.length;
  }
  for (const { board_id } of made) await boards.delete(board_id);

  const did = `${plural(deleted, 'picture')}, ${plural(made.length, 'board')} and ${plural(sessions.size, 'job')} deleted`;
  return {
    did,
    facts: { pictures: deleted, boards: made.length, jobs: sessions.size, failed: names.length - deleted },
  };
}
