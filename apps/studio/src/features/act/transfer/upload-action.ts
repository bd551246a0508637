import type { TransferProgress, TransferReport, UploadInput } from '@x/services/transfer';

import type { Client } from '../../../app/client.js';
import { currentMessages } from '../../../i18n/messages.js';
import type { Action } from '../action.js';
import type { MoveTarget } from '../move-action.js';
import { guardUpload } from './guard-upload.js';
import { formatBytes, isToRetry, outcomeLines } from './outcome-lines.js';
import { createPageJournal } from './page-journal.js';
import { transferMessages } from './transfer-messages.js';
import { forgetFiles } from './unfinished-uploads.js';

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
  // Items are in the order of the files.
  const leftOf = ({ items }: Pick<TransferReport, 'items'>) =>
    files.filter((_, index) => items[index] && isToRetry(items[index]));
  return {
    title: board ? texts.uploadTo(board.name) : texts.upload,
    async plan(signal) {
      const plan = await (await taskOf()).plan({ signal });
      const left = new Set(leftOf(plan).map(({ name }) => name));
      const isOver = ({ name }: File) => !left.has(name);
      await forgetFiles(
        client.server.location,
        files.filter(isOver).map(({ name }) => name),
      );
      const { notSent } = plan.counts;
      if (notSent === 0) return { lines: [texts.uploadsNothing, ...outcomeLines(plan)] };
      const kind = isAsset ? texts.asAssets : texts.asImages;
      return {
        lines: [texts.uploads(notSent, formatBytes(plan.bytes)), kind(notSent), ...outcomeLines(plan)],
        confirm: texts.uploadCount(notSent),
      };
    },
    async run(options) {
      let progress: Pick<TransferProgress, 'report'> | undefined;
      const left = () => (progress ? leftOf(progress.report()) : files).map(({ name }) => name);
      const onProgress = (next: TransferProgress) => {
        progress = next;
        options.onProgress(next);
      };
      const { signal } = options;
      const upload = async () => (await taskOf({ journal })).run({ signal, onProgress });
      const report = await guardUpload(upload, { server: client.server.location, left, signal });
      const again = leftOf(report);
      return {
        lines: [texts.uploaded(report.counts.done), ...outcomeLines(report)],
        retry: again.length > 0 ? uploadAction(client, again, place) : undefined,
      };
    },
  };
}
