import type { TransferReport, TransferSelection } from '@x/services/transfer';
import { carryOut } from '../../change/carry-out.js';
import type { Change } from '../../change/change.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { chooseServer } from '../../connect/server.js';
import { UsageError } from '../../error/cli-error.js';
import { namesFrom, withNames } from '../../find/items.js';
import { pathOf } from '../../find/path.js';
import { selecting, toQuery } from '../../find/selection.js';
import { type PlannedTransfer, planTransfer } from '../../transfer/transfer-change.js';
import { workOf } from '../../transfer/work.js';

/** `invoke images download` */
export const download = command({
  kind: 'change',
  summary: 'Downloads images and videos into a folder, in it one for each board',
  details:
    'Those that are named, or those that --board, --category and --search select, or all. A file that is there already is not downloaded again; NAME.partial is one that is not whole yet. It goes on after an interruption: invoke resume. "boards export" makes an archive instead, which can be verified.',
  examples: [
    { line: 'images download --board Landscapes --to DOWNLOAD_FOLDER --dry-run', about: 'What would be downloaded' },
    { line: 'images download IMAGE --to DOWNLOAD_FOLDER --sidecars --yes', about: 'One image, with a sidecar' },
  ],
  flags: {
    ...changing,
    ...selecting,
    to: { type: 'text', placeholder: 'FOLDER', about: 'the folder, which is created' },
    sidecars: { type: 'switch', about: 'write NAME.json beside each file: its record and metadata' },
  },
  args: { images: { arity: 'any', about: 'names of images and videos, or -' } },
  run({ args, flags }, context) {
    const { to, sidecars } = flags;
    if (to === undefined) throw new UsageError('--to is missing', { hint: 'Name the folder: --to FOLDER' });
    const plan = async (): Promise<Change<TransferReport>> => {
      const client = await context.connect();
      const { host, line } = context;
      const { transfer } = client.services;
      const { url } = await chooseServer(flags, host);
      const names = await namesFrom(args.images, host);
      const work = await workOf(context, { server: url, line: withNames(line, names) });
      const selection: TransferSelection =
        args.images.length > 0 ? { names } : { query: await toQuery(flags, client, context) };
      const folder = pathOf(to, host);
      const open: PlannedTransfer['open'] = (_purpose, use) =>
        use((journal) => transfer.download(folder, { selection, sidecars, journal }));
      return planTransfer({ work, open, to, action: 'download', container: 'folder' }, context);
    };
    return carryOut(plan, flags, context);
  },
});
