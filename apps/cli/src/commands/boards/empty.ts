import { carryOut } from '../../change/carry-out.js';
import { planMove } from '../../change/plans/move.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { findBoard, NO_BOARD } from '../../find/board.js';

/** `invoke boards empty` */
export const empty = command({
  kind: 'change',
  summary: 'Takes everything off a board; nothing is deleted',
  examples: [
    { line: 'boards empty Landscapes --dry-run', about: 'What would be taken off' },
    { line: 'boards empty Landscapes --yes', about: 'Its images and videos are on no board afterwards' },
  ],
  flags: changing,
  args: { board: { arity: 'one', about: 'the name or the id of a board', completes: 'board' } },
  run({ args, flags }, context) {
    const plan = async () => {
      const client = await context.connect();
      const { board_id } = await findBoard(args.board, client, context);
      const { signal } = context;
      return planMove(client.services.boards.empty(board_id), { to: NO_BOARD }, { signal });
    };
    return carryOut(plan, flags, context);
  },
});
