import type { Client } from '../../../app/client.js';
import { currentMessages } from '../../../i18n/messages.js';
import type { Action } from '../action.js';
import { formatBytes, isToRetry, outcomeLines } from './outcome-lines.js';
import { saveFile } from './save-file.js';
import { transferMessages } from './transfer-messages.js';
import { ZipFolder } from './zip-folder.js';

/** How pictures are downloaded. */
export interface DownloadForm {
  /** Whether record, metadata and workflow are written beside each file. */
  readonly sidecars: boolean;
}

/** Returns the action that downloads items as they are on the server, in one zip. What failed is not in it. */
export function downloadAction(client: Client, names: readonly string[], form: DownloadForm): Action {
  const texts = currentMessages(transferMessages);
  const taskOf = async (folder: ZipFolder) =>
    (await client.load()).services.transfer.download(folder, { selection: { names }, ...form });
  return {
    title: form.sidecars ? texts.export : texts.download,
    async plan(signal) {
      const plan = await (await taskOf(new ZipFolder())).plan({ signal });
      const sidecars = form.sidecars ? [texts.sidecars] : [];
      const { notSent } = plan.counts;
      if (notSent === 0) return { lines: [texts.downloadsNothing, ...outcomeLines(plan)] };
      return {
        lines: [texts.downloads(notSent), ...sidecars, ...outcomeLines(plan)],
        confirm: form.sidecars ? texts.exportCount(notSent) : texts.downloadCount(notSent),
      };
    },
    async run(options) {
      const folder = new ZipFolder();
      const report = await (await taskOf(folder)).run(options);
      if (report.counts.done > 0) saveFile(await folder.finish(), zipName(new Date()));
      const again = report.items.filter(isToRetry).map(({ key }) => key);
      return {
        lines: [texts.downloaded(report.counts.done, formatBytes(report.bytes)), ...outcomeLines(report)],
        retry: again.length > 0 ? downloadAction(client, again, form) : undefined,
      };
    },
  };
}

const zipName = (now: Date) => `invokeai ${now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-')}.zip`;
