import type { TransferReport } from '@x/services/transfer';
import { carryOut } from '../../change/carry-out.js';
import type { Change } from '../../change/change.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { chooseServer } from '../../connect/server.js';
import { UsageError } from '../../error/cli-error.js';
import { allBoards } from '../../find/board.js';
import { pathOf } from '../../find/path.js';
import { CATEGORIES } from '../../find/selection.js';
import { targetCalled } from '../../find/target.js';
import { type PlannedTransfer, planTransfer } from '../../transfer/transfer-change.js';
import { workOf } from '../../transfer/work.js';

/** `invoke images upload` */
export const upload = command({
  kind: 'change',
  summary: 'Uploads pictures and videos: files, and folders with all that is in them',
  details:
    'Each content is uploaded once, whatever its names, also by later runs. Metadata is kept, and so is what a sidecar NAME.json says. Hidden files and sidecars are left out; what is no picture and no video, is empty, cannot be read or has a damaged sidecar is skipped and reported, and the exit code is not 0 then. It goes on after an interruption: invoke resume.',
  examples: [
    { line: 'images upload PICTURE_FOLDER --board-by-folder --dry-run', about: 'What would be uploaded' },
    { line: 'images upload PICTURE_FOLDER --board Holidays --yes', about: 'A folder, on one board' },
  ],
  flags: {
    ...changing,
    board: {
      type: 'text',
      placeholder: 'BOARD',
      about: 'put everything on one board, which is created if there is none',
      completes: 'board',
    },
    boardByFolder: { type: 'switch', about: 'put the files of each folder on a board of its name' },
    category: { type: 'choice', values: CATEGORIES, about: 'the category, instead of that of each file' },
  },
  args: { paths: { arity: 'many', about: 'files and folders' } },
  run({ args, flags }, context) {
    const { board, boardByFolder, category } = flags;
    if (board !== undefined && boardByFolder) {
      throw new UsageError('--board and --board-by-folder exclude each other', { hint: 'Leave one of them out.' });
    }
    const plan = async (): Promise<Change<TransferReport>> => {
      const client = await context.connect();
      const { host } = context;
      const { transfer } = client.services;
      const { url } = await chooseServer(flags, host);
      const work = await workOf(context, { server: url });
      const into = board === undefined ? undefined : targetCalled(board, await allBoards(client, context)).target;
      const paths = [...new Set(args.paths.map((path) => pathOf(path, host)))];
      const files = paths.length === 1 ? (paths[0] ?? '') : paths;
      const open: PlannedTransfer['open'] = (_purpose, use) =>
        use((journal) => transfer.upload(files, { into, boardByFolder, category, journal }));
      return planTransfer({ work, open, to: url, action: 'upload' }, context);
    };
    return carryOut(plan, flags, context);
  },
});
