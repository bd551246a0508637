import type { UploadInput } from '@x/services/transfer';

import type { Client } from '../../../app/client.js';
import { currentMessages } from '../../../i18n/messages.js';
import type { Action } from '../action.js';
import type { MoveTarget } from '../move-action.js';
import { formatBytes, isToRetry, outcomeLines } from './outcome-lines.js';
import { createPageJournal } from './page-journal.js';
import { transferMessages } from './transfer-messages.js';

/** Where files are uploaded to. */
export interface UploadPlace {
  /** Left out, they are on no board. */
  readonly board?: MoveTarget | undefined;
  /** Whether they are assets, and no images of their own. */
  readonly isAsset: boolean;
}

/** Returns the action that uploads files. Those that the server has already are not sent again, nor those of a run before. */
export function uploadAction(client: Client, files: readonly File[], place: UploadPlace): Action {
  const texts = currentMessages(transferMessages);
  const { board, isAsset } = place;
  const journal = createPageJournal();
  const taskOf = async (input: Pick<UploadInput, 'journal'> = {}) => {
    const { transfer } = (await client.load()).services;
    const into = { boardId: board?.boardId ?? 'none' };
    return transfer.upload(files, { into, category: isAsset ? 'user' : 'general', ...input });
  };
  return {
    title: board ? texts.uploadTo(board.name) : texts.upload,
    async plan(signal) {
      const plan = await (await taskOf()).plan({ signal });
      const kind = isAsset ? texts.asAssets : texts.asImages;
      const { notSent } = plan.counts;
      return {
        lines: [texts.uploads(notSent, formatBytes(plan.bytes)), kind, ...outcomeLines(plan)],
        confirm: texts.uploadCount(notSent),
      };
    },
    async run(options) {
      const report = await (await taskOf({ journal })).run(options);
      // Items are in the order of the files.
      const again = files.filter((_, index) => report.items[index] && isToRetry(report.items[index]));
      return {
        lines: [texts.uploaded(report.counts.done), ...outcomeLines(report)],
        retry: again.length > 0 ? uploadAction(client, again, place) : undefined,
      };
    },
  };
}
