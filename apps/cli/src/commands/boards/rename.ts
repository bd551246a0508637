import { carryOut } from '../../change/carry-out.js';
import { planSingle } from '../../change/plans/single.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { findBoard } from '../../find/board.js';

/** `invoke boards rename` */
export const rename = command({
  kind: 'change',
  summary: 'Renames a board',
  examples: [
    { line: 'boards rename Landscapes Mountains --yes', about: 'A new name' },
    { line: 'boards rename Landscapes Mountains --dry-run', about: 'What would be renamed' },
  ],
  flags: changing,
  args: {
    board: { arity: 'one', about: 'the name or the id of a board', completes: 'board' },
    name: { arity: 'one', about: 'the new name, at most 300 characters' },
  },
  run({ args, flags }, context) {
    const plan = async () => {
      const client = await context.connect();
      const board = await findBoard(args.board, client, context);
      return planSingle({ action: 'rename', kind: 'board', name: board.board_name, to: args.name }, async (options) => {
        await client.repositories.boards.update(board.board_id, { board_name: args.name }, options);
        return { result: board.board_id };
      });
    };
    return carryOut(plan, flags, context);
  },
});
