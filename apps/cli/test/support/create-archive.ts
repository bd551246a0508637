import { join } from 'node:path';

import { createArchive } from '@x/archive/open-archive';
import { createClient } from '@x/resources/client';
import type { Sandbox } from '@x/sandbox';

/** Exports everything to an archive, and deletes a board with all that is on it: what an example imports. */
export async function createExampleArchive(
  folder: string,
  { fetch, events }: Sandbox,
  line: string,
): Promise<Readonly<Record<string, string>>> {
  const names = {
    EXPORT_FOLDER: join(folder, 'export'),
    ARCHIVE: join(folder, 'archive'),
    ZIP_FILE: join(folder, 'zipped.zip'),
  };
  if (!/\bARCHIVE\b/.test(line)) return names;
  using client = createClient({ baseUrl: 'http://localhost', fetch, events });
  const { transfer, boards } = client.services;
  await using archive = await createArchive(names.ARCHIVE, { sync: false });
  await transfer.exportTo(archive).run();
  await archive.seal();
  await boards.deleteWithContents('board-1', { destroy: true }).run();
  return names;
}
