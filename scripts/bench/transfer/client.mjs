// Bundled, and run in a process of its own: node client.mjs copy FROM TO, export FROM FOLDER, or nothing.
import { createArchive } from '@x/archive/open-archive';
import { createRepositories } from '@x/repositories/repositories';
import { TransferService } from '@x/services/transfer';
import { createHttpTransport } from '@x/transport/http-transport';

const [kind, from, to] = process.argv.slice(2);
if (kind !== undefined) {
  const { counts, items } = await transferred();
  if (counts.done < items.length) throw new Error(JSON.stringify(items.find(({ status }) => status !== 'done')));
}

async function transferred() {
  const repositoriesOf = (baseUrl) => createRepositories(createHttpTransport({ baseUrl }));
  const transfer = new TransferService(repositoriesOf(from));
  if (kind === 'copy') return await transfer.copyTo(repositoriesOf(to)).run();
  const archive = await createArchive(to);
  const report = await transfer.exportTo(archive).run();
  await archive.close();
  return report;
}
