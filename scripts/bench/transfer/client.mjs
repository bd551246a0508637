// Bundled, and run in a process of its own: node client.mjs copy FROM TO, export FROM FOLDER, or nothing.
import { createArchive } from '@x/archive/open-archive';
import { createRepositories } from '@x/repositories/repositories';
import { TransferService } from '@x/services/transfer';
import { createHttpTransport } from '@x/transport/http-transport';

import { peakMemory, printRun } from './memory.mjs';

const [kind, from, to] = process.argv.slice(2);
const start = performance.now();
let early;
const onProgress = ({ done, total }) => {
  if (done >= total / 10) early ??= peakMemory();
};
if (kind === 'nothing') printRun({ done: 0, bytes: 0, start });
else await measure();

async function measure() {
  const { counts, bytes, items } = await transferred();
  if (counts.done < items.length) throw new Error(JSON.stringify(items.find(({ status }) => status !== 'done')));
  printRun({ done: counts.done, bytes, start, early });
}

async function transferred() {
  const repositoriesOf = (baseUrl) => createRepositories(createHttpTransport({ baseUrl }));
  const transfer = new TransferService(repositoriesOf(from));
  if (kind === 'copy') return await transfer.copyTo(repositoriesOf(to)).run({ onProgress });
  const archive = await createArchive(to);
  const report = await transfer.exportTo(archive).run({ onProgress });
  await archive.close();
  return report;
}
