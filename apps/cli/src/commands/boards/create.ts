import { carryOut } from '../../change/carry-out.js';
import { planSingle } from '../../change/plans/single.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { withFlags } from '../../command-line.js';
import { allBoards } from '../../find/board.js';

/** `invoke boards create` */
export const create = command({
  kind: 'change',
  summary: 'Creates a board',
  details:
    'The result is its id. Names need not be unique: with --if-missing nothing is created where one has the name.',
  examples: [
    { line: 'boards create Sunsets --yes', about: 'A new board, without being asked' },
    { line: 'boards create Sunsets --if-missing --dry-run', about: 'What would be created' },
  ],
  flags: { ...changing, ifMissing: { type: 'switch', about: 'only if no board has the name' } },
  args: { name: { arity: 'one', about: 'the name, at most 300 characters' } },
  run({ args, flags }, context) {
    const plan = async () => {
      const client = await context.connect();
      const { services } = client;
      const isThere =
        flags.ifMissing && (await allBoards(client, context)).some(({ board_name }) => board_name === args.name);
      const change = planSingle({ action: 'create', kind: 'board', name: args.name }, async (options) => {
        // Its response may be lost: another run must not create a second one.
        if (!flags.ifMissing) context.continueWith(withFlags(context.line, ['--if-missing']));
        const create = flags.ifMissing
          ? services.boards.ensure(args.name, options)
          : services.boards.create(args, options);
        return { result: (await create).board_id };
      });
      return isThere ? { ...change, actions: [] } : change;
    };
    return carryOut(plan, flags, context);
  },
});
