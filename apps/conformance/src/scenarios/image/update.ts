import assert from 'node:assert/strict';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const missingImage = '00000000-0000-4000-8000-000000000000.png';

export const scenarios = [
  scenario(
    'category, star, session and intermediate flag of an image can be changed',
    async ({ client, image }) => {
      const { image_name } = await image({ image_category: 'user' });
      const { images } = client.repositories;
      assert.equal((await images.update(image_name, { image_category: 'general' })).image_category, 'general');
      assert.equal((await images.update(image_name, { is_intermediate: true })).is_intermediate, true);
      assert.equal((await images.update(image_name, { session_id: 'a session' })).session_id, 'a session');
      const last = await images.update(image_name, { starred: true, is_intermediate: false });
      assert.deepEqual([last.starred, last.is_intermediate, last.image_category], [true, false, 'general']);
      assert.deepEqual((await images.get(image_name)).starred, true);
    },
    { since: '6.0.0' },
  ),
  scenario('a change without known fields keeps the date', async ({ client, raw, image }) => {
    const { image_name } = await image();
    const route = `PATCH /api/v1/images/i/${image_name}`;
    await client.repositories.images.update(image_name, {});
    await raw(route, { json: { starred: null, image_category: null, session_id: null, is_intermediate: null } });
    await raw(route, { json: { board_id: 'x', width: 5 } });
    await raw(route, { json: { starred: false } });
    await raw(route, { json: { starred: false } });
    await raw(route, { json: { starred: true, colour: 'red' } });
    await raw(route, { json: { session_id: '' } });
  }),
  scenario('an intermediate image stays on its board and is not counted', async ({ client, board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image({ board_id });
    const { boards, images } = client.repositories;
    assert.equal((await images.update(image_name, { is_intermediate: true })).board_id, board_id);
    await boards.get(board_id);
    assert.deepEqual(await boards.imageNames(board_id), [image_name]);
  }),
  requestScenario('invalid changes to an image', async ({ image }) => {
    const { image_name } = await image();
    const route = `PATCH /api/v1/images/i/${image_name}`;
    return [
      ['an unknown image', `PATCH /api/v1/images/i/${missingImage}`, { json: { starred: true } }, 400],
      ['an unknown image, without changes', `PATCH /api/v1/images/i/${missingImage}`, { json: {} }, 400],
      ['no body', route, {}, 422],
      ['starred as a number', route, { json: { starred: 1 } }, 422],
      ['starred as a string', route, { json: { starred: 'true' } }, 422],
      ['intermediate as a number', route, { json: { is_intermediate: 0 } }, 422],
      ['an unknown category', route, { json: { image_category: 'portrait' } }, 422],
      ['a number for a category', route, { json: { image_category: 1 } }, 422],
      ['a number for a session', route, { json: { session_id: 1 } }, 422],
      [
        'several invalid fields',
        route,
        { json: { session_id: 1, starred: 'x', is_intermediate: [], image_category: {} } },
        422,
      ],
      ['a list', route, { json: [] }, 422],
      ['a string', route, { json: 'starred' }, 422],
    ];
  }),
];
