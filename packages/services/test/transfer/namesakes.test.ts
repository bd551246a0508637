import { setTimeout } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { pngImage } from '../support/png-image.js';
import { createTransferSandbox, startTransferClient, type TransferClient } from '../support/transfer-fixture.js';

/** Returns the ids of the boards of one name, the oldest first. */
async function boardsOf({ repositories }: TransferClient): Promise<string[]> {
  const found: { readonly board_id: string; readonly created_at: string }[] = [];
  for await (const board of repositories.boards.list()) if (board.board_name === 'Portraits') found.push(board);
  const ageOf = ({ board_id, created_at }: (typeof found)[number]): string => created_at + board_id;
  return found.toSorted((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1)).map(({ board_id }) => board_id);
}

async function addPicture({ repositories }: TransferClient, board_id: string, text: string): Promise<void> {
  await repositories.images.upload(pngImage({ text }), { board_id });
}

test('what is added to the second board of a name is put on the second board of that name, alone too', async () => {
  const source = startTransferClient(createTransferSandbox());
  const target = startTransferClient(createTransferSandbox());
  const boards: string[] = [];
  for (const text of ['first', 'second']) {
    const { board_id } = await source.repositories.boards.create({ board_name: 'Portraits' });
    await addPicture(source, board_id, text);
    boards.push(board_id);
    await setTimeout(5); // the time of a board says which one is the second
  }
  await source.transfer.copyTo(target.repositories).run();
  const there = await boardsOf(target);
  expect(there).toHaveLength(2);
  for (const [at, board_id] of boards.entries()) {
    await addPicture(source, board_id, `new ${at}`);
    const task = source.transfer.copyTo(target.repositories, { selection: { boards: [board_id] } });
    expect((await task.plan()).boards).toMatchObject([{ key: board_id, to: there[at] }]);
    const { items } = await task.run();
    const [added] = items.filter(({ status }) => status === 'done');
    expect((await target.repositories.images.get(added?.to ?? '')).board_id).toBe(there[at]);
  }
  expect(await boardsOf(target)).toEqual(there);
});
