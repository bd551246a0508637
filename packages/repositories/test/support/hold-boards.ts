import { makeBoard } from '@x/sandbox/make-board';
import { FakeTransport } from '@x/transport/test';

import { BoardRepository } from '../../src/board.js';
import { collected } from './operation.js';

// Lists 10 000 boards, releases the repository, and prints whether it was collected while the boards are held.
async function list() {
  const transport = new FakeTransport(Array.from({ length: 10_000 }, () => makeBoard()));
  const repository = new BoardRepository(transport);
  return {
    boards: await collected(repository.list()),
    transport: new WeakRef(transport),
    repository: new WeakRef(repository),
  };
}

const held = await list();
await new Promise((resolve) => setTimeout(resolve)); // a WeakRef keeps its target until the turn in which it was created is over
globalThis.gc?.();
const gone = (reference: WeakRef<object>): boolean => reference.deref() === undefined;
console.log(
  JSON.stringify({ boards: held.boards.length, transport: gone(held.transport), repository: gone(held.repository) }),
);
