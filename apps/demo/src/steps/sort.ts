import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

const shapes: Readonly<Record<string, (image: Image) => boolean>> = {
  landscape: ({ width, height }) => width > height,
  portrait: ({ width, height }) => width < height,
  square: ({ width, height }) => width === height,
};

export interface Sorted extends Outcome {
  /** The fullest first. */
  readonly boards: readonly Board[];
}

/** Sorts the pictures of a board into boards by their shape. A shape that no picture has gets no board. */
export async function sort({ client, screen, signal, mark }: Stage, inbox: Board): Promise<Sorted> {
  const sorted: { board: Board; count: number }[] = [];
  for (const [shape, where] of Object.entries(shapes)) {
    const task = client.services.boards.split(inbox.board_id, { boardName: mark.name(shape) }, where);
    if ((await task.plan({ signal })).images === 0) continue;
    const { board, moved } = await task.run({ signal });
    if (board) sorted.push({ board, count: moved.length });
  }
  sorted.sort((a, b) => b.count - a.count);

  screen.table(
    ['board', 'pictures'],
    sorted.map(({ board, count }) => [board.board_name, count]),
  );
  const boards = sorted.map(({ board }) => board);
  const did = `${plural(boards.length, 'board')}, one for each shape`;
  return { did, facts: { boards: sorted.map(({ board, count }) => ({ name: board.board_name, count })) }, boards };
}
