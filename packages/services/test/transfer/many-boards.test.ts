import { expect, test } from 'vitest';

import { createMemoryArchive } from '../support/memory-archive.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';

const COUNT = 40;
const LISTING = 'GET boards/';

/** A server with many boards, one picture on each of the first three. */
async function createSource() {
  const client = startTransferClient(createTransferSandbox());
  await fillGallery(client, 4);
  for (let index = 3; index < COUNT; index++) await client.repositories.boards.create({ board_name: `b${index}` });
  return client;
}

test('many boards are added to an archive at once, so that it need not write its list for each', async () => {
  const { transfer } = await createSource();
  const archive = createMemoryArchive();
  const { addBoard } = archive;
  let [running, most] = [0, 0];
  const slow: typeof addBoard = async (board, options) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    return addBoard(board, options);
  };
  const { boards } = await transfer.exportTo({ ...archive, addBoard: slow }).run();
  expect(boards).toHaveLength(COUNT);
  expect(boards.map(({ key }) => key)).toEqual([...archive.boards.keys()]);
  expect(most).toBe(COUNT);
});

test('the boards of a server are listed once for all that are there, and twice for each that is created', async () => {
  const source = await createSource();
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  const target = startTransferClient(createTransferSandbox());
  const listings = async (work: () => Promise<unknown>) => {
    const before = target.requests.filter((request) => request === LISTING).length;
    await work();
    return target.requests.filter((request) => request === LISTING).length - before;
  };
  const task = target.transfer.importFrom(archive);
  expect(await listings(() => task.plan())).toBe(1);
  expect(await listings(() => task.run())).toBeLessThan(2 * COUNT + 5);
  expect((await task.plan()).boards.filter(({ to }) => to === undefined)).toEqual([]);
  expect(await listings(() => task.run())).toBeLessThan(5);
});

test('a folder is listed once for all boards of a download', async () => {
  const { transfer } = await createSource();
  let lists = 0;
  const folder = {
    name: 'pictures',
    list: async () => {
      lists++;
      return [];
    },
    write: async () => undefined,
  };
  const { boards } = await transfer.download(folder).plan();
  expect(boards.length).toBeGreaterThan(2);
  expect(lists).toBe(2);
});
