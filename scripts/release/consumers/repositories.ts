// prints: Birds, Boats; asked for 1 list and 1 board
import { BoardRepository } from '@x/repositories';
import { createHttpTransport } from '@x/transport';

const day = '2026-11-22 13:08:21.950';
const birds = {
  board_id: 'b1',
  board_name: 'Birds',
  created_at: day,
  updated_at: day,
  archived: false,
  image_count: 0,
};
const boats = { ...birds, board_id: 'b2', board_name: 'Boats' };
const asked: string[] = [];
const boards = new BoardRepository(
  createHttpTransport({
    baseUrl: 'http://127.0.0.1:9',
    fetch: async (input, init) => {
      const { pathname } = new URL(new Request(input, init).url);
      asked.push(pathname);
      return Response.json(pathname.endsWith('/b2') ? boats : [birds]);
    },
  }),
);
const names: string[] = [];
for await (const board of boards.list()) names.push(board.board_name);
names.push((await boards.get('b2')).board_name);
const lists = asked.filter((path) => path === '/api/v1/boards/').length;
console.log(`${names.join(', ')}; asked for ${lists} list and ${asked.length - lists} board`);
