import type { Archive } from '@x/archive/archive';
import type { TransferReport, TransferSelection } from '@x/services/transfer';
import { carryOut } from '../../change/carry-out.js';
import type { Change } from '../../change/change.js';
import { command } from '../../command/command.js';
import { changing, sealing } from '../../command/flags.js';
import { chooseServer } from '../../connect/server.js';
import { UsageError } from '../../error/cli-error.js';
import { allBoards, boardCalled, NO_BOARD } from '../../find/board.js';
import { pathOf } from '../../find/path.js';
import { withPlannedArchive, withSealedArchive } from '../../transfer/archive-target.js';
import { type PlannedTransfer, planTransfer } from '../../transfer/transfer-change.js';
import { workOf } from '../../transfer/work.js';

/** `invoke boards export` */
export const exportBoards = command({
  kind: 'change',
  summary: 'Exports boards with their images, videos and metadata to an archive on disk',
  details:
    'Without a board everything is exported, workflows too. An archive that is there is brought up to date. It is a BagIt bag: sha256sum -c manifest-sha256.txt verifies it, and so does "archive verify".',
  examples: [
    { line: 'boards export Landscapes --to EXPORT_FOLDER --dry-run', about: 'What would be written' },
    { line: 'boards export Landscapes Portraits --to EXPORT_FOLDER --yes', about: 'Two boards' },
    { line: 'boards export --to EXPORT_FOLDER --xmp --yes', about: 'Everything, for photo programs too' },
  ],
  flags: {
    ...{ ...changing, ...sealing },
    to: { type: 'text', placeholder: 'FOLDER', about: 'the folder of the archive' },
  },
  args: {
    boards: { arity: 'any', about: 'names or ids of boards; "none" for what is on no board', completes: 'board' },
  },
  run({ args, flags }, context) {
    const { to, xmp, checksum } = flags;
    if (to === undefined) throw new UsageError('--to is missing', { hint: 'Name the archive: --to FOLDER' });
    const plan = async (): Promise<Change<TransferReport>> => {
      const client = await context.connect();
      const { host } = context;
      const { transfer } = client.services;
      const { url } = await chooseServer(flags, host);
      const work = await workOf(context, { server: url });
      const known = args.boards.length > 0 ? await allBoards(client, context) : [];
      const boards = args.boards.map((name) => (name === NO_BOARD ? NO_BOARD : boardCalled(name, known).board_id));
      const selection: TransferSelection | undefined = boards.length > 0 ? { boards } : undefined;
      const folder = pathOf(to, host);
      const target = { folder, source: url, xmp: xmp || undefined, checksum };
      const open: PlannedTransfer['open'] = (purpose, use) => {
        const useArchive = (archive: Archive) => use((journal) => transfer.exportTo(archive, { selection, journal }));
        return purpose === 'plan' ? withPlannedArchive(folder, useArchive) : withSealedArchive(target, useArchive);
      };
      return planTransfer({ work, open, to, makes: `write the archive "${to}"` }, context);
    };
    return carryOut(plan, flags, context);
  },
});
