// prints: Birds is a board, Boats a NotFoundError
import { createClient, NotFoundError } from '@x/resources';

const day = '2026-11-22 13:08:21.950';
const birds = {
  board_id: 'b1',
  board_name: 'Birds',
  created_at: day,
  updated_at: day,
  archived: false,
  image_count: 0,
};
const client = createClient({
  baseUrl: 'http://127.0.0.1:9',
  fetch: async (input, init) =>
    new Request(input, init).url.endsWith('/b1')
      ? Response.json(birds)
      : Response.json({ detail: 'Board not found' }, { status: 404 }),
});
const board = await client.getBoard('b1');
const refusal: unknown = await client.getBoard('b2').catch((error: unknown) => error);
const said = refusal instanceof NotFoundError ? refusal.name : 'found';
console.log(`${board.data.board_name} is a board, Boats a ${said}`);
