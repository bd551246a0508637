import { join } from 'node:path';

import { createArchive } from '@x/archive/open-archive';
import type { Repositories } from '@x/repositories/repositories';
import { TransferService } from '@x/services/transfer';

import { contentsOf, difference } from './contents.js';

/**
 * Exports a server to an archive, imports it to an empty one, and exports that. Returns the lines in which the two
 * archives differ, and how many lines there are.
 */
export async function roundTrip(folder: string, from: Repositories, to: () => Promise<Repositories>) {
  const first = await createArchive(join(folder, 'first'), { name: 'First', sync: false });
  const second = await createArchive(join(folder, 'second'), { name: 'Second', sync: false });
  try {
    await new TransferService(from).exportTo(first).run();
    const target = new TransferService(await to());
    const { counts } = await target.importFrom(first).run();
    await target.exportTo(second).run();
    const problems: string[] = [];
    for (const archive of [first, second]) {
      await archive.seal();
      problems.push(...(await archive.verify()).problems.map((problem) => JSON.stringify(problem)));
    }
    const [before, after] = [await contentsOf(first), await contentsOf(second)];
    return { counts, lines: before.length, problems: [...problems, ...difference(before, after)] };
  } finally {
    await first.close();
    await second.close();
  }
}
