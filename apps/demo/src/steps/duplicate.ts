import type { Board } from '@x/models/board';

import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

export interface Duplicated extends Outcome {
  readonly board: Board | undefined;
}

/** Copies a board picture by picture: stars and metadata come along, and a second run would copy nothing twice. */
export async function duplicate({ client, screen, signal, mark }: Stage, source: Board): Promise<Duplicated> {
  const task = client.services.boards.duplicate(source.board_id, mark.name('copy'));

  const plan = await task.plan({ signal });
  screen.say(`The plan: ${plural(plan.images, 'picture')} to copy, in ${plural(plan.requests, 'request')}.`);

  using bar = screen.bar('copying', plan.images);
  const { board, copied, failed } = await task.run({ signal, onProgress: ({ done }) => bar.step(done) });
  for (const { imageName, error } of failed) screen.say(`${imageName} was not copied: ${error.message}`);

  const again = await task.plan({ signal });
  const did = `${plural(copied.length, 'picture')} copied; run again, it would copy ${again.images}`;
  return {
    did,
    facts: { planned: plan.requests, copied: copied.length, failed: failed.length, again: again.images },
    board,
  };
}
