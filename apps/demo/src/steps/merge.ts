import type { Board } from '@x/models/board';

import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

export interface Merged extends Outcome {
  readonly board: Board;
}

/** Merges boards into a new one: first the plan, which changes nothing, then the work. Emptied boards are deleted. */
export async function merge({ client, screen, signal, mark }: Stage, sources: readonly Board[]): Promise<Merged> {
  const { boards } = client.services;
  const into = await boards.create({ name: mark.name('merged') }, { signal });
  const ids = sources.map(({ board_id }) => board_id);
  const task = boards.merge(ids, { boardId: into.board_id }, { deleteSources: true });

  const plan = await task.plan({ signal });
  screen.say('The plan:');
  screen.table(
    ['from board', 'pictures', 'videos'],
    plan.sources.map(({ images, videos }, index) => [sources[index]?.board_name ?? '', images.length, videos.length]),
  );
  screen.say(`${plural(plan.images, 'picture')} to “${into.board_name}”, in ${plural(plan.requests, 'request')}.`);

  using bar = screen.bar('moving', plan.images);
  const report = await task.run({ signal, onProgress: ({ done }) => bar.step(done) });
  for (const { reason } of report.kept) screen.say(`A board was kept: ${reason}.`);

  const { moved, deleted, kept, failed } = report;
  const did = `${plural(moved.length, 'picture')} moved, ${plural(deleted.length, 'emptied board')} deleted`;
  const facts = { planned: plan.requests, moved: moved.length, deleted: deleted.length, kept, failed };
  return { did, facts, board: into };
}
