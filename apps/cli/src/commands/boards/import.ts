import type { TransferReport } from '@x/services/transfer';
import { carryOut } from '../../change/carry-out.js';
import type { Change } from '../../change/change.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { chooseServer } from '../../connect/server.js';
import { allBoards } from '../../find/board.js';
import { pathOf } from '../../find/path.js';
import { targetCalled } from '../../find/target.js';
import { type PlannedTransfer, planTransfer } from '../../transfer/transfer-change.js';
import { workOf } from '../../transfer/work.js';

/** `invoke boards import` */
export const importBoards = command({
  kind: 'change',
  summary: 'Imports boards, images, videos and workflows from an archive',
  details:
    'What is there already is not imported again. The server gives everything new names and dates. A file that is damaged is not imported.',
  examples: [
    { line: 'boards import ARCHIVE --dry-run', about: 'What would be imported' },
    { line: 'boards import ARCHIVE --into Imported --yes', about: 'Everything on one board' },
  ],
  flags: {
    ...changing,
    into: { type: 'text', placeholder: 'BOARD', about: 'put everything on one board', completes: 'board' },
  },
  args: { archive: { arity: 'one', about: 'the folder of an archive, or a zip file of it' } },
  run({ args, flags }, context) {
    const plan = async (): Promise<Change<TransferReport>> => {
      const { openArchive } = await import('@x/archive/open-archive');
      const client = await context.connect();
      const { signal, host } = context;
      const { transfer } = client.services;
      const { url } = await chooseServer(flags, host);
      const work = await workOf(context, { server: url });
      const folder = pathOf(args.archive, host);
      const given = flags.into === undefined ? undefined : targetCalled(flags.into, await allBoards(client, context));
      const into = given?.target;
      const open: PlannedTransfer['open'] = async (_purpose, use) => {
        await using archive = await openArchive(folder, { signal });
        return await use((journal) => transfer.importFrom(archive, { into, journal })); // before the archive is closed
      };
      return planTransfer({ work, open, to: url }, context);
    };
    return carryOut(plan, flags, context);
  },
});
