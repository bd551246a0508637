import { refuses } from '../../runner/request-cases.js';

const nobody = '00000000-0000-4000-8000-000000000000';

export const scenarios = [
  refuses('an image is not added to nothing, nor nothing to a board', async ({ board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    const [add, remove] = ['POST /api/v1/board_images/', 'DELETE /api/v1/board_images/'];
    return [
      ['to no board', add, { json: { board_id: nobody, image_name } }, 404],
      ['to none', add, { json: { board_id: 'none', image_name } }, 404],
      ['an image that is not there', add, { json: { board_id, image_name: 'nobody.png' } }, 500],
      ['without a board', add, { json: { image_name } }, 422],
      ['without an image', add, { json: { board_id } }, 422],
      ['without either', add, { json: {} }, 422],
      ['without a body', add, {}, 422],
      ['a number for a name', add, { json: { board_id, image_name: 5 } }, 422],
      ['a list instead of an object', add, { json: [board_id, image_name] }, 422],
      ['in the query', add, { query: { board_id, image_name } }, 422],
      ['an image that is not there, off', remove, { json: { image_name: 'nobody.png' } }, 500],
      ['nothing, off', remove, { json: {} }, 422],
      ['no body, off', remove, {}, 422],
    ];
  }),
  refuses('a batch is refused whole', async ({ board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    const [add, remove] = ['POST /api/v1/board_images/batch', 'POST /api/v1/board_images/batch/delete'];
    const tooMany = Array.from({ length: 1_001 }, (_, index) => `${index}.png`);
    return [
      ['to no board', add, { json: { board_id: nobody, image_names: [image_name] } }, 404],
      ['to none', add, { json: { board_id: 'none', image_names: [image_name] } }, 404],
      ['nothing to no board', add, { json: { board_id: nobody, image_names: [] } }, 404],
      ['a bare list', add, { json: [image_name] }, 422],
      ['one name', add, { json: { board_id, image_names: image_name } }, 422],
      ['numbers', add, { json: { board_id, image_names: [1, 2] } }, 422],
      ['null among names', add, { json: { board_id, image_names: [image_name, null] } }, 422],
      ['1001 names', add, { json: { board_id, image_names: tooMany } }, 422],
      ['a name of 256 letters', add, { json: { board_id, image_names: ['x'.repeat(256)] } }, 422],
      ['no names', add, { json: { board_id } }, 422],
      ['a bare list, off', remove, { json: [image_name] }, 422],
      ['1001 names, off', remove, { json: { image_names: tooMany } }, 422],
      ['a name of 256 letters, off', remove, { json: { image_names: [image_name, 'x'.repeat(256)] } }, 422],
      ['no names, off', remove, { json: {} }, 422],
      ['no body, off', remove, {}, 422],
    ];
  }),
];
