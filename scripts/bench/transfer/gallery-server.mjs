// Runs in a process of its own: node gallery-server.mjs COUNT BYTES. A gallery of so many pictures of so many bytes each,
// which it makes as they are read. It takes uploads, and forgets them.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const [count, bytes] = process.argv.slice(2).map(Number);
const CHUNK = randomBytes(65_536);
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

const record = (name) => ({
  image_name: name,
  image_url: `api/v1/images/i/${name}/full`,
  thumbnail_url: `api/v1/images/i/${name}/thumbnail`,
  ...{ image_origin: 'internal', image_category: 'general', width: 1024, height: 1024 },
  ...{ created_at: '2026-11-22 13:08:21.950', updated_at: '2026-11-22 13:08:21.950', deleted_at: null },
  ...{ is_intermediate: false, session_id: null, node_id: null, starred: false, has_workflow: false },
  ...{ image_subfolder: '', board_id: null },
});
const names = Array.from({ length: count }, (_, index) => `${String(index).padStart(8, '0')}.png`);
const known = new Set(names);
const nothing = { offset: 0, limit: 1_000, total: 0, items: [] };
const responses = {
  'GET /api/v1/app/version': { version: '6.14.2' },
  'GET /api/v1/boards/': [],
  'GET /api/v1/gallery/item_names': { item_names: names, starred_count: 0, total_count: count },
  'GET /api/v1/images/names': { image_names: names, starred_count: 0, total_count: count },
  'GET /api/v1/images/': nothing,
  'GET /api/v1/videos/': nothing,
  'GET /api/v1/workflows/': { page: 0, pages: 0, per_page: 10, total: 0, items: [] },
};

// A bare loop that is busy would otherwise send a request on a connection that is closed meanwhile.
const server = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://server');
  const route = `${request.method} ${pathname}`;
  if (route.endsWith('/full')) return file(response);
  if (route === 'POST /api/v1/images/images_by_names') {
    const wanted = JSON.parse(await text(request)).image_names;
    return json(response, wanted.filter((name) => known.has(name)).map(record));
  }
  if (route === 'POST /api/v1/images/upload') {
    for await (const _ of request);
    return json(
      response,
      { ...record(`${crypto.randomUUID()}.png`), image_category: searchParams.get('image_category') },
      201,
    );
  }
  if (searchParams.has('search_term')) return json(response, { image_names: [], starred_count: 0, total_count: 0 });
  return json(response, responses[route], responses[route] ? 200 : 404);
});

/** A signature, one chunk that holds pixels, and no text. */
async function file(response) {
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes });
  const head = Buffer.alloc(8);
  head.writeUInt32BE(bytes - SIGNATURE.length - 12);
  head.write('IDAT', 4, 'latin1');
  response.write(Buffer.concat([SIGNATURE, head]));
  for (let left = bytes - SIGNATURE.length - head.length; left > 0; left -= CHUNK.length) {
    if (!response.write(left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK)) {
      await new Promise((resolve) => response.once('drain', resolve));
    }
  }
  response.end();
}

function json(response, value, status = 200) {
  const body = Buffer.from(JSON.stringify(value ?? { detail: 'Not Found' }));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}

async function text(request) {
  let all = '';
  for await (const chunk of request) all += chunk;
  return all;
}

server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.on('disconnect', () => process.exit());
