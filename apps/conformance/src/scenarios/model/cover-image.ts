import assert from 'node:assert/strict';

import { png } from '../../images/png.js';
import { lora } from '../../model/tensors.js';
import { modelScenario } from '../../model/with-models.js';

const formWith = (name: string, content: Blob) => {
  const body = new FormData();
  body.append(name, content, 'a.png');
  return body;
};

export const scenarios = [
  modelScenario('a cover image is set, replaced and deleted', async ({ client, raw, model }) => {
    const key = await model('Covered', lora);
    const { models } = client.repositories;
    assert.equal((await models.get(key)).cover_image, null);
    await models.updateImage(key, await png());
    await models.updateImage(key, await png());
    assert.match((await models.get(key)).cover_image ?? '', new RegExp(`^api/v2/models/i/${key}/image\\?`));
    assert.ok((await models.image(key)).size > 0);
    await models.deleteImage(key);
    assert.equal((await models.get(key)).cover_image, null);
    await raw(`DELETE /api/v2/models/i/${key}/image`);
    await raw(`GET /api/v2/models/i/${key}/image`);
  }),
  modelScenario('the cover image of a deleted model is deleted by its key', async ({ client, raw, model }) => {
    const key = await model('Survivor', lora);
    const { models } = client.repositories;
    await models.get(key);
    await models.updateImage(key, await png());
    await models.delete(key);
    await raw(`PATCH /api/v2/models/i/${key}/image`, { body: formWith('image', await png()) });
    await models.deleteImage(key);
  }),
  modelScenario('cover images that the server refuses', async ({ raw, model }) => {
    const key = await model('Uncovered', lora);
    const route = `/api/v2/models/i/${key}/image`;
    await raw(`GET /api/v2/models/i/${key}`);
    const statuses: number[] = [];
    for (const body of [
      formWith('image', new Blob(['text'], { type: 'text/plain' })),
      formWith('image', new Blob(['no image'], { type: 'image/png' })),
      formWith('other', await png()),
      undefined,
    ]) {
      statuses.push((await raw(`PATCH ${route}`, body ? { body } : {})).status);
    }
    assert.deepEqual(statuses, [415, 415, 422, 422]);
    assert.equal(
      (await raw('PATCH /api/v2/models/i/nobody/image', { body: formWith('image', await png()) })).status,
      404,
    );
    assert.equal((await raw('DELETE /api/v2/models/i/nobody/image')).status, 404);
    assert.equal((await raw('GET /api/v2/models/i/nobody/image')).status, 500);
  }),
];
