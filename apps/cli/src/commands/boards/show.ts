import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { findBoard } from '../../find/board.js';
import { BOARD_FIELDS, boardLines } from '../../view/board.js';

/** `invoke boards show` */
export const show = command({
  kind: 'read',
  summary: 'Prints one board',
  examples: [
    { line: 'boards show Landscapes', about: 'A board by its name' },
    { line: 'boards show Landscapes --json=image_count', about: 'How many images it has, for a program' },
  ],
  flags: listing,
  args: { board: { arity: 'one', about: 'the name or the id of a board', completes: 'board' } },
  fields: BOARD_FIELDS,
  async run({ args }, context) {
    const board = await findBoard(args.board, await context.connect(), context);
    context.print.object(board, boardLines(board));
  },
});
