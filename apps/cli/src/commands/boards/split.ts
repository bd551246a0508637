import { carryOut } from '../../change/carry-out.js';
import { planMove } from '../../change/plans/move.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { UsageError } from '../../error/cli-error.js';
import { allBoards } from '../../find/board.js';
import { selecting, toQuery } from '../../find/selection.js';
import { targetCalled } from '../../find/target.js';

const { board: _, ...conditions } = selecting;

/** `invoke boards split` */
export const split = command({
  kind: 'change',
  summary: 'Moves some of what is on a board to another one',
  details: 'A target that does not exist is created. At least one of --search, --starred and --category is needed.',
  examples: [
    { line: 'boards split Landscapes --into Mountains --search mountain --dry-run', about: 'What would be moved' },
    { line: 'boards split Landscapes --into Favorites --starred --yes', about: 'The favorites of a board' },
  ],
  flags: {
    ...changing,
    ...conditions,
    into: { type: 'text', placeholder: 'BOARD', about: 'the name or the id of the target', completes: 'board' },
    starred: { type: 'switch', about: 'those that are marked as favorites' },
  },
  args: { board: { arity: 'one', about: 'the name or the id of the source', completes: 'board' } },
  run({ args, flags }, context) {
    const { into, starred, search, category } = flags;
    if (into === undefined) throw new UsageError('--into is missing', { hint: 'Name the target: --into BOARD' });
    if (!starred && search === undefined && category === undefined) {
      throw new UsageError('nothing says what to move', { hint: 'Add --search TEXT, --starred or --category NAME.' });
    }
    const plan = async () => {
      const client = await context.connect();
      const { signal } = context;
      const query = await toQuery({ ...flags, board: args.board }, client, context);
      const { gallery, boards } = client.services;
      const { images, videos } = await gallery.names(query, { signal });
      const names = starred
        ? await gallery.select(query, (image) => image.starred, { signal })
        : [...images, ...videos];
      const { target, name } = targetCalled(into, await allBoards(client, context));
      const change = await planMove(boards.moveImages(names, target), { to: name, names }, { signal });
      return names.length > 0 ? change : { ...change, actions: [] };
    };
    return carryOut(plan, flags, context);
  },
});
