import assert from 'node:assert/strict';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

const missingImage = '00000000-0000-4000-8000-000000000000.png';
const tooMany = Array.from({ length: 1_001 }, (_, index) => `${index}.png`);
const bulk = ['images_by_names', 'delete', 'star', 'unstar'];

export const scenarios = [
  scenario(
    'images are returned in the order of the requested names',
    async ({ client, images }) => {
      const names = namesOf(await images(4)).toReversed();
      assert.deepEqual(namesOf(await client.repositories.images.getMany(names)), names);
    },
    { since: '6.0.0' },
  ),
  scenario('a repeated name is returned twice, a missing one not at all', async ({ client, image }) => {
    const { image_name } = await image();
    const found = await client.repositories.images.getMany([image_name, missingImage, image_name]);
    assert.deepEqual(namesOf(found), [image_name, image_name]);
    assert.deepEqual(await client.repositories.images.getMany([]), []);
    assert.deepEqual(await client.repositories.images.getMany([missingImage]), []);
  }),
  scenario('a thousand names are accepted', async ({ client }) => {
    assert.deepEqual(await client.repositories.images.getMany(tooMany.slice(0, 1_000)), []);
    assert.deepEqual(await client.repositories.images.getMany(['x'.repeat(255)]), []);
  }),
  ...bulk.map((operation) =>
    requestScenario(`${operation} takes at most 1000 names`, async ({ image }) => {
      const { image_name } = await image();
      const route = `POST /api/v1/images/${operation}`;
      return [
        ['1001 names', route, { json: { image_names: tooMany } }, 422],
        ['a name of 256 characters', route, { json: { image_names: [image_name, 'x'.repeat(256)] } }, 422],
        ['a bare list', route, { json: [image_name] }, 422],
        ['one name', route, { json: { image_names: image_name } }, 422],
        ['numbers', route, { json: { image_names: [1] } }, 422],
        ['no names', route, { json: {} }, 422],
        ['no body', route, {}, 422],
        ['names in the query', route, { query: `image_names=${image_name}` }, 422],
      ];
    }),
  ),
];
