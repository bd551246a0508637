import { InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { IncompleteError } from '../../src/errors.js';
import type { TransferReport } from '../../src/transfer.js';
import { contentsOf, createMemoryArchive } from '../support/memory-archive.js';
import { createMemoryJournal } from '../support/memory-journal.js';
import { seededRandom } from '../support/seeded-random.js';
import { seeds } from '../support/seeds.js';
import {
  createTransferSandbox,
  fillGallery,
  startTransferClient,
  type TransferHook,
} from '../support/transfer-fixture.js';

const COUNT = 12;
const FILE = /(\/upload|\/full)$/;

/** Ends a program at a request: nothing is sent after it, and what was in flight is carried out. */
function killAt(at: number, isCarriedOut: boolean) {
  const inFlight: Promise<unknown>[] = [];
  let count = 0;
  let isKilled = false;
  const hook: TransferHook = async (_, carryOut) => {
    const index = count++;
    if (!isKilled && (index < at || (index === at && isCarriedOut))) {
      const response = carryOut();
      inFlight.push(response);
      await response;
      if (index < at && !isKilled) return response;
    }
    isKilled = true;
    throw new TypeError('fetch failed');
  };
  return { hook, settled: () => Promise.all(inFlight), wasKilled: () => isKilled };
}

const sum = (counts: TransferReport['counts']): number => Object.values(counts).reduce((a, b) => a + b, 0);

test.for(seeds(10).map((seed) => ({ seed, memory: seed % 2 === 0 ? 'a journal' : 'the server alone' })))(
  'a copy that is killed is continued: nothing is lost or doubled, with $memory (seed $seed)',
  async ({ seed, memory }) => {
    const from = createTransferSandbox();
    const to = createTransferSandbox();
    const source = startTransferClient(from);
    const { names } = await fillGallery(source, COUNT);
    const journal = memory === 'a journal' ? createMemoryJournal() : undefined;
    const input = { journal, settleTime: 0 };
    const random = seededRandom(seed);
    const killed = killAt(random(50), random(2) === 0);
    const first = startTransferClient(from, killed.hook);
    const other = startTransferClient(to, killed.hook);
    const ended = await first.transfer
      .copyTo(other.repositories, input)
      .run()
      .catch((error: unknown) => error);
    if (killed.wasKilled()) expect(InvokeError.isInstance(ended)).toBe(true);
    if (ended instanceof IncompleteError) {
      const { items, counts } = ended.report as TransferReport;
      expect(sum(counts)).toBe(items.length);
    }
    await killed.settled();

    const again = startTransferClient(from);
    const target = startTransferClient(to);
    const report = await again.transfer.copyTo(target.repositories, input).run();
    expect(sum(report.counts)).toBe(names.length + 1);
    expect(report.counts.done + report.counts.present).toBe(names.length + 1);

    const counted = [first, other, again, target].map(
      ({ requests }) => requests.filter((name) => FILE.test(name)).length,
    );
    const [before, after] = [createMemoryArchive(), createMemoryArchive()];
    await again.transfer.exportTo(before).run();
    await target.transfer.exportTo(after).run();
    expect(contentsOf(after)).toEqual(contentsOf(before));
    // Four of each were in flight at most.
    const [read, sent] = [(counted[0] ?? 0) + (counted[2] ?? 0), (counted[1] ?? 0) + (counted[3] ?? 0)];
    expect(Math.min(read, sent)).toBeGreaterThanOrEqual(names.length);
    expect(Math.max(read, sent)).toBeLessThanOrEqual(names.length + 4);
  },
);

test('a board whose program is killed when it was created is archived by the next run', async () => {
  const from = createTransferSandbox();
  const to = createTransferSandbox();
  const source = startTransferClient(from);
  const { board_id } = await source.repositories.boards.create({ board_name: 'Old' });
  await source.repositories.boards.update(board_id, { archived: true });
  const journal = createMemoryJournal();
  let isKilled = false;
  const hook: TransferHook = async (_, carryOut, request) => {
    if (isKilled) throw new TypeError('fetch failed');
    const response = await carryOut();
    isKilled = request === 'POST boards/';
    if (isKilled) throw new TypeError('fetch failed');
    return response;
  };
  const copy = (target: ReturnType<typeof startTransferClient>) =>
    source.transfer.copyTo(target.repositories, { journal, settleTime: 0 }).run();
  await expect(copy(startTransferClient(to, hook))).rejects.toThrow();
  expect(isKilled).toBe(true);
  const second = startTransferClient(to);
  await copy(second);
  const { items } = await second.repositories.boards.page({ offset: 0, limit: 5, include_archived: true });
  expect(items).toMatchObject([{ board_name: 'Old', archived: true }]);
});
