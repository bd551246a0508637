import assert from 'node:assert/strict';
import { record } from '../../record.js';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';
import { namesOf, type ScenarioContext } from '../../runner/scenario-context.js';

const missingId = '00000000-0000-4000-8000-000000000000';

/** Downloads a zip when it is complete, and then once more, after it was deleted. */
async function downloadTwice({ raw, settle }: ScenarioContext, body: object): Promise<void> {
  const { body: download } = await raw('POST /api/v1/images/download', { json: body });
  await settle();
  const route = `GET /api/v1/images/download/${encodeURIComponent(String(record(download)['bulk_download_item_name']))}`;
  await raw(route);
  await settle();
  assert.equal((await raw(route)).status, 404);
}

export const scenarios = [
  scenario('images are downloaded in one zip, which can be downloaded once', async (context) => {
    const names = namesOf(await context.images(3, (index) => ({ image_category: index ? 'general' : 'mask' })));
    await downloadTwice(context, { image_names: names });
  }),
  scenario(
    'a board whose name is too long for a file is not downloaded, counted in bytes',
    async ({ board, raw, settle }) => {
      for (const name of [
        'a'.repeat(214),
        'a'.repeat(215),
        'é'.repeat(107),
        'é'.repeat(108),
        'a'.repeat(300),
        '٣²½☃',
      ]) {
        const { board_id } = await board(name);
        const { body } = await raw('POST /api/v1/images/download', { json: { board_id } });
        await settle();
        await raw(`GET /api/v1/images/download/${encodeURIComponent(String(record(body)['bulk_download_item_name']))}`);
      }
    },
  ),
  scenario('a whole board is downloaded under its name', async (context) => {
    const { board_id } = await context.board('My board/ é!');
    await context.images(2, (index) => ({ board_id, is_intermediate: index === 1 }));
    const elsewhere = await context.image();
    await downloadTwice(context, { board_id, image_names: [elsewhere.image_name] });
  }),
  scenario('a range of a zip can be downloaded, and the zip is deleted afterwards', async (context) => {
    const { image_name } = await context.image();
    const { body } = await context.raw('POST /api/v1/images/download', { json: { image_names: [image_name] } });
    await context.settle();
    const route = `GET /api/v1/images/download/${record(body)['bulk_download_item_name']}`;
    assert.equal((await context.raw(route, { headers: { range: 'bytes=0-9' } })).status, 206);
    await context.settle();
    assert.equal((await context.raw(route)).status, 404);
  }),
  scenario('a range of a zip that is not there is refused, and the zip is kept', async (context) => {
    const { image_name } = await context.image();
    for (const [range, status] of [
      ['bytes=999999-', 416],
      ['bytes=-999999', 416],
      ['bytes=9-1', 400],
      ['bytes=', 400],
      ['bytes', 400],
      ['lines=1-2', 400],
    ] as const) {
      const { body } = await context.raw('POST /api/v1/images/download', { json: { image_names: [image_name] } });
      await context.settle();
      const route = `GET /api/v1/images/download/${record(body)['bulk_download_item_name']}`;
      assert.equal((await context.raw(route, { headers: { range } })).status, status, range);
      await context.settle();
      assert.equal((await context.raw(route)).status, 200);
    }
  }),
  scenario('one missing image fails the whole zip', async (context) => {
    const { image_name } = await context.image();
    const { body } = await context.raw('POST /api/v1/images/download', {
      json: { image_names: [image_name, 'nobody.png'] },
    });
    await context.settle();
    await context.raw(`GET /api/v1/images/download/${record(body)['bulk_download_item_name']}`);
  }),
  scenario(
    'uncategorized images are downloaded together',
    async (context) => {
      await context.images(2);
      await downloadTwice(context, { board_id: 'none' });
    },
    { exclusive: true },
  ),
  requestScenario('invalid downloads', [
    ['an empty body', 'POST /api/v1/images/download', { json: {} }, 400],
    ['no images', 'POST /api/v1/images/download', { json: { image_names: [] } }, 400],
    ['null', 'POST /api/v1/images/download', { json: { image_names: null, board_id: null } }, 400],
    ['an unknown board', 'POST /api/v1/images/download', { json: { board_id: missingId } }, 500],
    ['an empty id', 'POST /api/v1/images/download', { json: { board_id: '' } }, 500],
    ['a bare list', 'POST /api/v1/images/download', { json: ['a.png'] }, 422],
    ['a number', 'POST /api/v1/images/download', { json: { board_id: 5 } }, 422],
    ['a name of 256 characters', 'POST /api/v1/images/download', { json: { image_names: ['x'.repeat(256)] } }, 422],
    ['no body', 'POST /api/v1/images/download', {}, 400],
    ['an unknown zip', `GET /api/v1/images/download/${missingId}.zip`, {}, 404],
    ['a name without .zip', 'GET /api/v1/images/download/x', {}, 404],
  ]),
];
