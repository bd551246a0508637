import type { Board } from '@x/models/board';

import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

export interface Duplicated extends StepResult {
  readonly board: Board | undefined;
}

/** Copies a board with stars and metadata. A second run would copy nothing twice. */
export async function duplicate({ client, reporter, signal, tag }: StepContext, source: Board): Promise<Duplicated> {
  const task = client.services.boards.duplicate(source.board_id, tag.boardName('copy'));

  const plan = await task.plan({ signal });
  reporter.text(`The plan: copy ${plural(plan.images, 'image')}, in ${plural(plan.requests, 'request')}.`);

  using bar = reporter.bar('copying', plan.images);
  const { board, copied, failed } = await task.run({ signal, onProgress: ({ done }) => bar.update(done) });
  for (const { itemName, error } of failed) reporter.text(`${itemName} was not copied: ${error.message}`);

  const again = await task.plan({ signal });
  const summary = `${plural(copied.length, 'image')} copied; a second run would copy ${again.images}`;
  return {
    summary,
    facts: { planned: plan.requests, copied: copied.length, failed: failed.length, again: again.images },
    board,
  };
}
