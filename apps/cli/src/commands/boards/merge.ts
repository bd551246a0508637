import { carryOut } from '../../change/carry-out.js';
import { planMove } from '../../change/plans/move.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { UsageError } from '../../error/cli-error.js';
import { allBoards, boardCalled, NO_BOARD } from '../../find/board.js';
import { targetCalled } from '../../find/target.js';

/** `invoke boards merge` */
export const merge = command({
  kind: 'change',
  summary: 'Moves everything on some boards to one board',
  details: 'A target that does not exist is created. "none" is where the images on no board are.',
  examples: [
    { line: 'boards merge Landscapes Portraits --into All --dry-run', about: 'What would be moved' },
    { line: 'boards merge Landscapes --into Portraits --delete-sources --yes', about: 'Two boards become one' },
  ],
  flags: {
    ...changing,
    into: { type: 'text', placeholder: 'BOARD', about: 'the name or the id of the target', completes: 'board' },
    deleteSources: { type: 'switch', about: 'delete each source that is empty afterwards' },
  },
  args: { boards: { arity: 'many', about: 'names or ids of the sources', completes: 'board' } },
  run({ args, flags }, context) {
    const { into } = flags;
    if (into === undefined) throw new UsageError('--into is missing', { hint: 'Name the target: --into BOARD' });
    const plan = async () => {
      const client = await context.connect();
      const { signal } = context;
      const boards = await allBoards(client, context);
      const sources = args.boards.map((name) => (name === NO_BOARD ? undefined : boardCalled(name, boards)));
      const { target, name } = targetCalled(into, boards);
      const ids = [...new Set(sources.map((board) => board?.board_id ?? NO_BOARD))];
      const isDeleted = flags.deleteSources;
      const deleted = sources.flatMap((board) =>
        board && isDeleted ? [[board.board_id, board.board_name] as const] : [],
      );
      const task = client.services.boards.merge(ids, target, { deleteSources: isDeleted });
      return planMove(task, { to: name, deleted: new Map(deleted) }, { signal });
    };
    return carryOut(plan, flags, context);
  },
});
