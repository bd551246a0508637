import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

const shapes: Readonly<Record<string, (image: Image) => boolean>> = {
  landscape: ({ width, height }) => width > height,
  portrait: ({ width, height }) => width < height,
  square: ({ width, height }) => width === height,
};

export interface Sorted extends StepResult {
  /** The largest first. */
  readonly boards: readonly Board[];
}

/** Sorts the images of a board into one board per shape. A shape without images gets no board. */
export async function sort({ client, reporter, signal, tag }: StepContext, inbox: Board): Promise<Sorted> {
  const sorted: { board: Board; count: number }[] = [];
  for (const [shape, where] of Object.entries(shapes)) {
    const task = client.services.boards.split(inbox.board_id, { boardName: tag.boardName(shape) }, where);
    if ((await task.plan({ signal })).images === 0) continue;
    const { board, moved } = await task.run({ signal });
    if (board) sorted.push({ board, count: moved.length });
  }
  sorted.sort((a, b) => b.count - a.count);

  reporter.table(
    ['board', 'images'],
    sorted.map(({ board, count }) => [board.board_name, count]),
  );
  const boards = sorted.map(({ board }) => board);
  const summary = `${plural(boards.length, 'board')}, one for each shape`;
  return { summary, facts: { boards: sorted.map(({ board, count }) => ({ name: board.board_name, count })) }, boards };
}
