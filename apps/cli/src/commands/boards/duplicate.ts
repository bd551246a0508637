import { carryOut } from '../../change/carry-out.js';
import { planDuplicate } from '../../change/plans/duplicate.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { boardId } from '../../find/board.js';

/** `invoke boards duplicate` */
export const duplicate = command({
  kind: 'change',
  summary: 'Copies a board and everything on it',
  details: 'Stars, categories, metadata and workflows of images are kept; dates are not. Run it again to continue.',
  examples: [
    { line: 'boards duplicate Landscapes "Landscapes 2" --dry-run', about: 'What would be copied' },
    { line: 'boards duplicate Landscapes Backup --yes --json', about: 'Events and a report, for a program' },
  ],
  flags: changing,
  args: {
    board: { arity: 'one', about: 'the name or the id of a board', completes: 'board' },
    name: { arity: 'one', about: 'the name of the copy' },
  },
  run({ args, flags }, context) {
    const plan = async () => {
      const client = await context.connect();
      const { signal } = context;
      const id = await boardId(args.board, client, context);
      const { images, videos } = await client.services.gallery.names({ board_id: id }, { signal });
      const task = client.services.boards.duplicate(id, args.name);
      return planDuplicate(task, { to: args.name, names: [...images, ...videos] }, { signal });
    };
    return carryOut(plan, flags, context);
  },
});
