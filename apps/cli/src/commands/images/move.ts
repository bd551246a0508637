import { carryOut } from '../../change/carry-out.js';
import { planMove } from '../../change/plans/move.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { UsageError } from '../../error/cli-error.js';
import { allBoards } from '../../find/board.js';
import { allExisting } from '../../find/existing.js';
import { namesFrom } from '../../find/items.js';
import { targetCalled } from '../../find/target.js';

/** `invoke images move` */
export const move = command({
  kind: 'change',
  summary: 'Moves images and videos to a board',
  details:
    'A board that does not exist is created; "none" takes them off their boards. A name of - reads names from stdin.',
  examples: [
    { line: 'images move IMAGE --into Portraits --yes', about: 'One image' },
    { line: 'images move IMAGE --into none --dry-run', about: 'What would be taken off its board' },
  ],
  flags: {
    ...changing,
    into: { type: 'text', placeholder: 'BOARD', about: 'the name or the id of the board', completes: 'board' },
  },
  args: { images: { arity: 'many', about: 'names of images and videos, or -' } },
  run({ args, flags }, context) {
    const { into } = flags;
    if (into === undefined) throw new UsageError('--into is missing', { hint: 'Name the board: --into BOARD' });
    const plan = async () => {
      const client = await context.connect();
      const { signal } = context;
      const names = await allExisting(await namesFrom(args.images, context.host), client, { signal });
      const { target, name } = targetCalled(into, await allBoards(client, context));
      const task = client.services.boards.moveImages(names, target);
      return planMove(task, { to: name, names }, { signal });
    };
    return carryOut(plan, flags, context);
  },
});
