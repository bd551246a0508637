import { requestScenario } from '../../runner/request-cases.js';

const missingId = '00000000-0000-4000-8000-000000000000';

export const scenarios = [
  requestScenario('invalid additions of an image to a board', async ({ board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    const [add, remove] = ['POST /api/v1/board_images/', 'DELETE /api/v1/board_images/'];
    return [
      ['add to an unknown board', add, { json: { board_id: missingId, image_name } }, 404],
      ['add to none', add, { json: { board_id: 'none', image_name } }, 404],
      ['add an unknown image', add, { json: { board_id, image_name: 'nobody.png' } }, 500],
      ['add without a board', add, { json: { image_name } }, 422],
      ['add without an image', add, { json: { board_id } }, 422],
      ['add without fields', add, { json: {} }, 422],
      ['add without a body', add, {}, 422],
      ['add a number', add, { json: { board_id, image_name: 5 } }, 422],
      ['add with a list', add, { json: [board_id, image_name] }, 422],
      ['add with a query', add, { query: { board_id, image_name } }, 422],
      ['remove an unknown image', remove, { json: { image_name: 'nobody.png' } }, 500],
      ['remove without fields', remove, { json: {} }, 422],
      ['remove without a body', remove, {}, 422],
    ];
  }),
  requestScenario('invalid batches of images', async ({ board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    const [add, remove] = ['POST /api/v1/board_images/batch', 'POST /api/v1/board_images/batch/delete'];
    const tooMany = Array.from({ length: 1_001 }, (_, index) => `${index}.png`);
    return [
      ['add to an unknown board', add, { json: { board_id: missingId, image_names: [image_name] } }, 404],
      ['add to none', add, { json: { board_id: 'none', image_names: [image_name] } }, 404],
      ['add no images to an unknown board', add, { json: { board_id: missingId, image_names: [] } }, 404],
      ['add with a list', add, { json: [image_name] }, 422],
      ['add a string', add, { json: { board_id, image_names: image_name } }, 422],
      ['add numbers', add, { json: { board_id, image_names: [1, 2] } }, 422],
      ['add null', add, { json: { board_id, image_names: [image_name, null] } }, 422],
      ['add 1001 names', add, { json: { board_id, image_names: tooMany } }, 422],
      ['add a name of 256 characters', add, { json: { board_id, image_names: ['x'.repeat(256)] } }, 422],
      ['add without names', add, { json: { board_id } }, 422],
      ['remove with a list', remove, { json: [image_name] }, 422],
      ['remove 1001 names', remove, { json: { image_names: tooMany } }, 422],
      ['remove a name of 256 characters', remove, { json: { image_names: [image_name, 'x'.repeat(256)] } }, 422],
      ['remove without names', remove, { json: {} }, 422],
      ['remove without a body', remove, {}, 422],
    ];
  }),
];
