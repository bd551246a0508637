import { carryOut } from '../../change/carry-out.js';
import { planDeleteBoard } from '../../change/plans/delete-board.js';
import { planDestroy } from '../../change/plans/destroy.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { findBoard } from '../../find/board.js';

/** `invoke boards delete` */
export const deleteBoard = command({
  kind: 'change',
  summary: 'Deletes a board; its images and videos are kept, on no board',
  details: 'With --with-contents all images and videos on it are deleted for good: also starred and unfinished ones.',
  examples: [
    { line: 'boards delete Landscapes --yes', about: 'The board alone' },
    { line: 'boards delete Landscapes --with-contents --dry-run', about: 'What would be deleted for good' },
  ],
  flags: { ...changing, withContents: { type: 'switch', about: 'delete what is on it too, for good' } },
  args: { board: { arity: 'one', about: 'the name or the id of a board', completes: 'board' } },
  run({ args, flags }, context) {
    const board = async () => {
      const client = await context.connect();
      return { client, board: await findBoard(args.board, client, context) };
    };
    if (flags.withContents) {
      const plan = async () => {
        const { client, board: found } = await board();
        const task = client.services.boards.deleteWithContents(found.board_id, { destroy: true });
        return planDestroy(task, { name: found.board_name }, { signal: context.signal });
      };
      return carryOut(plan, flags, context);
    }
    const plan = async () => {
      const { client, board: found } = await board();
      return planDeleteBoard(client, found, { signal: context.signal });
    };
    return carryOut(plan, flags, context);
  },
});
