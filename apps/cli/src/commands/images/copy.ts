import type { TransferReport, TransferSelection } from '@x/services/transfer';
import { carryOut } from '../../change/carry-out.js';
import type { Change } from '../../change/change.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { createCliClient } from '../../connect/client.js';
import { chooseServer } from '../../connect/server.js';
import { UsageError } from '../../error/cli-error.js';
import { namesFrom, withNames } from '../../find/items.js';
import { selecting, toQuery } from '../../find/selection.js';
import { type PlannedTransfer, planTransfer } from '../../transfer/transfer-change.js';
import { workOf } from '../../transfer/work.js';

/** `invoke images copy` */
export const copy = command({
  kind: 'change',
  summary: 'Copies images and videos to another server',
  details:
    'Those that are named, or those that --board, --category and --search select, or all. Boards, stars, categories and metadata are kept; what is there already is not copied again. Nothing is written to the disk. Workflows of the library are copied by "boards export" and "boards import".',
  examples: [
    { line: 'images copy --board Landscapes --to http://127.0.0.1:9191 --dry-run', about: 'What would be copied' },
    { line: 'images copy IMAGE --to http://127.0.0.1:9191 --yes', about: 'One image' },
  ],
  flags: {
    ...changing,
    ...selecting,
    to: {
      type: 'text',
      placeholder: 'SERVER',
      about: 'the address or the profile of the other server',
      completes: 'profile',
    },
  },
  args: { images: { arity: 'any', about: 'names of images and videos, or -' } },
  run({ args, flags }, context) {
    const { to } = flags;
    if (to === undefined)
      throw new UsageError('--to is missing', { hint: 'Name the other server: --to URL or --to PROFILE' });
    const plan = async (): Promise<Change<TransferReport>> => {
      const client = await context.connect();
      const { host } = context;
      const { transfer } = client.services;
      const { url } = await chooseServer(/^https?:/.test(to) ? { server: to } : { profile: to }, host);
      const names = await namesFrom(args.images, host);
      const { url: source } = await chooseServer(flags, host);
      // The token of the environment is that of the source, unless it says otherwise.
      const otherHost = { ...host, env: { ...host.env, INVOKEAI_URL: host.env['INVOKEAI_URL'] || source } };
      const work = await workOf(context, { server: source, target: url, line: withNames(context.line, names) });
      const selection: TransferSelection =
        args.images.length > 0 ? { names } : { query: await toQuery(flags, client, context) };
      const open: PlannedTransfer['open'] = async (_purpose, use) => {
        using other = await createCliClient(url, otherHost, { onFailure: context.onFailure });
        return await use((journal) => transfer.copyTo(other.repositories, { selection, journal }));
      };
      return planTransfer({ work, open, to: url }, context);
    };
    return carryOut(plan, flags, context);
  },
});
