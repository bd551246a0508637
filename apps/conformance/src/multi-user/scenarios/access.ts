import assert from 'node:assert/strict';
import type { Client } from '@x/resources/client';
import { AuthenticationError } from '@x/transport/errors';
import { record } from '../../record.js';

import { userScenario } from '../user-scenario.js';

const operations: readonly ((client: Client) => Promise<unknown>)[] = [
  ({ repositories }) => Array.fromAsync(repositories.boards.list()),
  ({ repositories }) => repositories.boards.get('none'),
  ({ repositories }) => repositories.boards.create({ board_name: 'x' }),
  ({ repositories }) => repositories.boards.imageNames('none'),
  ({ repositories }) => repositories.boards.removeImages([]),
  ({ repositories }) => repositories.images.page({ offset: 0, limit: 1 }),
  ({ repositories }) => repositories.images.names(),
  ({ repositories }) => repositories.images.get('a.png'),
  ({ repositories }) => repositories.images.getMany([]),
  ({ repositories }) => repositories.images.full('a.png'),
  ({ repositories }) => repositories.images.thumbnail('a.png'),
  ({ repositories }) => repositories.images.metadata('a.png'),
  ({ repositories }) => repositories.images.urls('a.png'),
  ({ repositories }) => repositories.images.starMany([]),
  ({ repositories }) => repositories.images.deleteMany([]),
  ({ repositories }) => repositories.images.countIntermediates(),
  ({ repositories }) => repositories.bulkDownloads.start({ board_id: 'none' }),
  ({ repositories }) => repositories.gallery.names(),
  ({ repositories }) => repositories.gallery.page({ offset: 0, limit: 1 }),
  ({ repositories }) => Array.fromAsync(repositories.virtualBoards.list()),
];

export const scenarios = [
  userScenario('every operation needs a token', async ({ anonymous }) => {
    for (const call of operations) await assert.rejects(call(anonymous.client), AuthenticationError, String(call));
  }),
  userScenario('an invalid token is rejected', async ({ withToken }) => {
    const { client } = withToken('nonsense');
    for (const call of operations) await assert.rejects(call(client), AuthenticationError, String(call));
  }),
  userScenario('a request whose token has expired is repeated once, with a new token', async ({ withToken, login }) => {
    const tokens = ['expired', await login()];
    let asked = 0;
    const { client } = withToken(() => tokens[Math.min(asked++, 1)] ?? '');
    assert.ok(Array.isArray(await Array.fromAsync(client.repositories.boards.list())));
    assert.equal(asked, 2);
    asked = 0;
    const { board_id } = await client.repositories.boards.create({ board_name: 'x' });
    assert.equal((await client.repositories.boards.get(board_id)).board_id, board_id);
  }),
  userScenario(
    'a request whose new token is refused too is an error, and asks no third time',
    async ({ withToken }) => {
      for (const call of operations) {
        let asked = 0;
        const { client } = withToken(() => `nonsense-${asked++}`);
        await assert.rejects(call(client), AuthenticationError, String(call));
        assert.ok(asked <= 2, `${call} asked ${asked} times`);
      }
    },
  ),
  userScenario('the version and the mode need no token', async ({ anonymous }) => {
    assert.equal((await anonymous.raw('GET /api/v1/app/version')).status, 200);
    const { body } = await anonymous.raw('GET /api/v1/auth/status');
    assert.deepEqual([record(body)['multiuser_enabled'], record(body)['setup_required']], [true, false]);
  }),
  userScenario('a successful change returns a new token, other requests do not', async ({ ada }) => {
    const created = await ada.raw('POST /api/v1/boards/', { query: { board_name: 'Mine' } });
    assert.match(created.headers.get('x-refreshed-token') ?? '', /^ey/);
    const listed = await ada.raw('GET /api/v1/boards/', { query: 'all=true' });
    assert.equal(listed.headers.get('x-refreshed-token'), null);
    const failed = await ada.raw('PATCH /api/v1/boards/nobody', { json: {} });
    assert.deepEqual([failed.status, failed.headers.get('x-refreshed-token')], [404, null]);
  }),
  userScenario('files must not be cached', async ({ ada }) => {
    const { image_name } = await ada.image();
    for (const file of ['full', 'thumbnail']) {
      const { headers } = await ada.raw(`GET /api/v1/images/i/${image_name}/${file}`);
      assert.equal(headers.get('cache-control'), 'private, no-store');
    }
  }),
  userScenario('the login cookie gives access to files only', async ({ anonymous, ada, login }) => {
    const { image_name } = await ada.image();
    const headers = { cookie: `invokeai_media_token=${await login()}` };
    assert.equal((await anonymous.raw(`GET /api/v1/images/i/${image_name}/full`, { headers })).status, 200);
    assert.equal((await anonymous.raw(`GET /api/v1/images/i/${image_name}/thumbnail`, { headers })).status, 200);
    assert.equal((await anonymous.raw(`GET /api/v1/images/i/${image_name}`, { headers })).status, 401);
    const bad = { ...headers, authorization: 'Bearer nonsense' };
    assert.equal((await anonymous.raw(`GET /api/v1/images/i/${image_name}/full`, { headers: bad })).status, 401);
  }),
];
