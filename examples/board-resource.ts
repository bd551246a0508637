import { createClient } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const { services, getBoard } = createClient({ baseUrl });

const { board_id } = await services.boards.create({ name: 'Foxes' });
const board = await getBoard(board_id);
const renamed = await board.update({ board_name: 'Red foxes' }); // another resource; the old one keeps its data
console.log(board.data.board_name, '->', renamed.data.board_name);

for await (const image of renamed.images()) console.log(image.image_name);
await renamed.delete(); // images stay, on no board
