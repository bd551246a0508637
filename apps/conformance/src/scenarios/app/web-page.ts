import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';

const missingId = '00000000-0000-4000-8000-000000000000';
const pages = [
  '/',
  '/some/page',
  '/api/v1/nothing',
  '/api/v1/boards',
  '/api/v1/images',
  '/api/v1/gallery/items',
  '/api/v1/gallery/item_names/',
  '/api/v1/virtual_boards/by_date/',
  '/api/v1/board_images/',
  `/api/v1/boards/${missingId}/`,
  `/api/v1/images/i/${missingId}.png/`,
  '/api/v1/images/i//full',
  '/api/v1/images/i/a%2Fb.png/full',
  '/api/v1/images/i/%2e%2e%2fsecret.png',
  '/api/v1/images/upload',
  '/API/V1/boards/',
];
const notAllowed = [
  'POST /api/v1/boards',
  'PUT /api/v1/boards/',
  'POST /api/v1/nothing',
  'DELETE /api/v1/nothing',
  'PATCH /api/v1/images/',
  `PUT /api/v1/boards/${missingId}`,
  `DELETE /api/v1/images/i/${missingId}.png/full`,
  `POST /api/v1/images/i/${missingId}.png`,
  'POST /api/v1/gallery/items/',
  'DELETE /api/v1/virtual_boards/by_date',
  'DELETE /api/v1/boards/',
  'PUT /api/v1/board_images/',
  'OPTIONS /api/v1/boards/',
];

export const scenarios = [
  scenario('an unknown path returns the web page', async ({ raw }) => {
    for (const path of pages) {
      const { status, headers } = await raw(`GET ${path}`);
      assert.deepEqual([status, headers.get('content-type')?.slice(0, 9)], [200, 'text/html'], path);
    }
  }),
  scenario('HEAD requests return no body', async ({ raw }) => {
    for (const path of ['/', '/api/v1/boards/', '/api/v1/boards', '/api/v1/nothing', '/api/v1/app/version']) {
      await raw(`HEAD ${path}`);
    }
  }),
  scenario('the web page is sent in parts, and not again to who has it', async ({ raw }) => {
    for (const path of ['/', '/some/page']) {
      const { headers } = await raw(`GET ${path}`);
      const etag = headers.get('etag') ?? '';
      for (const known of [etag, `W/${etag}`, `"x", ${etag}`]) {
        assert.equal((await raw(`GET ${path}`, { headers: { 'if-none-match': known } })).status, 304);
      }
      const since = headers.get('last-modified') ?? '';
      assert.equal((await raw(`GET ${path}`, { headers: { 'if-modified-since': since } })).status, 304);
      for (const condition of [{ 'if-none-match': '"x"' }, { 'if-none-match': '*' }, { 'if-modified-since': 'junk' }]) {
        assert.equal((await raw(`GET ${path}`, { headers: condition })).status, 200);
      }
      assert.equal((await raw(`GET ${path}`, { headers: { range: 'bytes=0-4' } })).status, 206);
      assert.equal((await raw(`GET ${path}`, { headers: { range: 'bytes=0-4', 'if-range': '"x"' } })).status, 200);
      assert.equal((await raw(`GET ${path}`, { headers: { range: 'bytes=0-4', 'if-range': etag } })).status, 206);
      assert.equal((await raw(`GET ${path}`, { headers: { range: 'bytes=5-2' } })).status, 400);
      assert.equal((await raw(`GET ${path}`, { headers: { range: 'bytes=999999-' } })).status, 416);
    }
  }),
  scenario('other methods on the web page return 405', async ({ raw }) => {
    for (const route of notAllowed) assert.equal((await raw(route)).status, 405, route);
  }),
  scenario('CORS requests from another origin are rejected', async ({ raw }) => {
    const origin = 'https://elsewhere.example';
    const ask = { origin, 'access-control-request-method': 'GET' };
    for (const path of ['/api/v1/boards/', '/api/v1/nothing', '/']) {
      assert.equal((await raw(`OPTIONS ${path}`, { headers: ask })).status, 400);
    }
    await raw('OPTIONS /api/v1/boards/', { headers: { ...ask, 'access-control-request-headers': 'content-type' } });
    await raw('GET /api/v1/boards/', { query: 'offset=0&limit=0', headers: { origin } });
  }),
  scenario('the version and the single-user mode can be read', async ({ raw }) => {
    assert.equal((await raw('GET /api/v1/app/version')).status, 200);
    assert.equal((await raw('GET /api/v1/auth/status')).status, 200);
    await raw('GET /api/v1/app/version', { query: 'x=1', headers: { authorization: 'Bearer nonsense' } });
  }),
];
