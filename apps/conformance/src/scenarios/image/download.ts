import assert from 'node:assert/strict';
import { record } from '../../record.js';

import { refuses } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';
import { namesOf, type Stage } from '../../runner/scenario-context.js';

const nobody = '00000000-0000-4000-8000-000000000000';

/** Fetches a zip when it is surely made, and then once more, when it is gone. */
async function fetchTwice({ raw, settle }: Stage, body: object): Promise<void> {
  const { body: answer } = await raw('POST /api/v1/images/download', { json: body });
  await settle();
  const route = `GET /api/v1/images/download/${encodeURIComponent(String(record(answer)['bulk_download_item_name']))}`;
  await raw(route);
  await settle();
  assert.equal((await raw(route)).status, 404);
}

export const scenarios = [
  scenario('images are downloaded in one zip, once', async (stage) => {
    const names = namesOf(await stage.images(3, (index) => ({ image_category: index ? 'general' : 'mask' })));
    await fetchTwice(stage, { image_names: names });
  }),
  scenario('a board is downloaded whole, under its name', async (stage) => {
    const { board_id } = await stage.board('My board/ é!');
    await stage.images(2, (index) => ({ board_id, is_intermediate: index === 1 }));
    const elsewhere = await stage.image();
    await fetchTwice(stage, { board_id, image_names: [elsewhere.image_name] });
  }),
  scenario('whoever asks for a part of a zip gets it, and then there is none', async (stage) => {
    const { image_name } = await stage.image();
    const { body } = await stage.raw('POST /api/v1/images/download', { json: { image_names: [image_name] } });
    await stage.settle();
    const route = `GET /api/v1/images/download/${record(body)['bulk_download_item_name']}`;
    assert.equal((await stage.raw(route, { headers: { range: 'bytes=0-9' } })).status, 206);
    await stage.settle();
    assert.equal((await stage.raw(route)).status, 404);
  }),
  scenario('one image that is not there spoils the zip', async (stage) => {
    const { image_name } = await stage.image();
    const { body } = await stage.raw('POST /api/v1/images/download', {
      json: { image_names: [image_name, 'nobody.png'] },
    });
    await stage.settle();
    await stage.raw(`GET /api/v1/images/download/${record(body)['bulk_download_item_name']}`);
  }),
  scenario(
    'what is on no board is downloaded together',
    async (stage) => {
      await stage.images(2);
      await fetchTwice(stage, { board_id: 'none' });
    },
    { alone: true },
  ),
  refuses('a download is of something', [
    ['nothing', 'POST /api/v1/images/download', { json: {} }, 400],
    ['no images', 'POST /api/v1/images/download', { json: { image_names: [] } }, 400],
    ['null', 'POST /api/v1/images/download', { json: { image_names: null, board_id: null } }, 400],
    ['an unknown board', 'POST /api/v1/images/download', { json: { board_id: nobody } }, 500],
    ['an empty id', 'POST /api/v1/images/download', { json: { board_id: '' } }, 500],
    ['a bare list', 'POST /api/v1/images/download', { json: ['a.png'] }, 422],
    ['a number', 'POST /api/v1/images/download', { json: { board_id: 5 } }, 422],
    ['a name of 256 letters', 'POST /api/v1/images/download', { json: { image_names: ['x'.repeat(256)] } }, 422],
    ['no body', 'POST /api/v1/images/download', {}, 400],
    ['a zip nobody made', `GET /api/v1/images/download/${nobody}.zip`, {}, 404],
    ['a name that is no zip', 'GET /api/v1/images/download/x', {}, 404],
  ]),
];
