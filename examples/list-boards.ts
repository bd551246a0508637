import { BoardRepository } from '@x/repositories/board';
import { createHttpTransport } from '@x/transport/http-transport';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const boards = new BoardRepository(createHttpTransport({ baseUrl }));

for await (const { board_name, image_count, archived } of boards.list({ include_archived: true })) {
  console.log(`${board_name}: ${image_count} images${archived ? ' (archived)' : ''}`);
}
