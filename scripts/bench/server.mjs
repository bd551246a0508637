// Runs in a process of its own: responds to every GET with a page of 1 000 images, and every POST with the image it took.
import { createServer } from 'node:http';

const image = (index) => {
  const name = `${index.toString(16).padStart(8, '0')}-5d1c-4c6e-9a55-0c3f9d2b7e10.png`;
  return {
    image_name: name,
    image_url: `api/v1/images/i/${name}/full`,
    thumbnail_url: `api/v1/images/i/${name}/thumbnail`,
    image_origin: 'internal',
    image_category: 'general',
    width: 1024,
    height: 1024,
    created_at: '2026-11-22 13:08:21.950',
    updated_at: '2026-11-22 13:08:21.950',
    deleted_at: null,
    is_intermediate: false,
    session_id: '3f0b6f2e-6f0e-4f55-8d0c-3f8f5d3c9b7a',
    node_id: 'a5b1c2d3-0e4f-4a6b-8c7d-9e0f1a2b3c4d',
    starred: index % 50 === 0,
    has_workflow: true,
    image_subfolder: '',
    board_id: null,
  };
};
const items = Array.from({ length: 1_000 }, (_, index) => image(index));
const page = Buffer.from(JSON.stringify({ offset: 0, limit: 1_000, total: 1_000, items }));
const taken = Buffer.from(JSON.stringify({ ...image(0), image_category: 'user' }));

const server = createServer((request, response) => {
  const [status, body] = request.method === 'GET' ? [200, page] : [201, taken];
  request.resume().on('end', () => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  });
});
server.listen(0, '127.0.0.1', () =>
  process.send({ url: `http://127.0.0.1:${server.address().port}`, bytes: page.length }),
);
process.on('disconnect', () => process.exit());
