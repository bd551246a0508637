import { requestScenario } from '../../runner/request-cases.js';

const missingId = '00000000-0000-4000-8000-000000000000';

export const scenarios = [
  requestScenario('invalid board names', [
    ['no name', 'POST /api/v1/boards/', {}, 422],
    ['a name in the body', 'POST /api/v1/boards/', { json: { board_name: 'x' } }, 422],
    ['a misnamed parameter', 'POST /api/v1/boards/', { query: { name: 'x' } }, 422],
    ['301 characters', 'POST /api/v1/boards/', { query: { board_name: 'x'.repeat(301) } }, 422],
    ['301 emoji', 'POST /api/v1/boards/', { query: { board_name: '🦊'.repeat(301) } }, 422],
  ]),
  requestScenario('invalid lists of boards', [
    ['neither all nor a page', 'GET /api/v1/boards/', {}, 400],
    ['all=false alone', 'GET /api/v1/boards/', { query: 'all=false' }, 400],
    ['an offset alone', 'GET /api/v1/boards/', { query: 'offset=0' }, 400],
    ['a limit alone', 'GET /api/v1/boards/', { query: 'limit=10' }, 400],
    ['an invalid boolean', 'GET /api/v1/boards/', { query: 'all=maybe' }, 422],
    ['an empty boolean', 'GET /api/v1/boards/', { query: 'all=' }, 422],
    ['null', 'GET /api/v1/boards/', { query: 'all=null' }, 422],
    ['a limit that is not a number', 'GET /api/v1/boards/', { query: 'offset=0&limit=ten' }, 422],
    ['an empty limit', 'GET /api/v1/boards/', { query: 'offset=0&limit=' }, 422],
    ['a fractional offset', 'GET /api/v1/boards/', { query: 'offset=0.5&limit=1' }, 422],
    ['a lower-case direction', 'GET /api/v1/boards/', { query: 'all=true&direction=asc' }, 422],
    ['an unknown order', 'GET /api/v1/boards/', { query: 'all=true&order_by=size' }, 422],
    ['several invalid parameters', 'GET /api/v1/boards/', { query: 'all=perhaps&direction=up&order_by=x' }, 422],
    ['an invalid archived flag', 'GET /api/v1/boards/', { query: 'all=true&include_archived=2' }, 422],
  ]),
  requestScenario('a board that does not exist returns 404', [
    ['read an unknown board', `GET /api/v1/boards/${missingId}`, {}, 404],
    ['read with an id that is not a UUID', 'GET /api/v1/boards/nobody', {}, 404],
    ['read none', 'GET /api/v1/boards/none', {}, 404],
    ['update an unknown board', `PATCH /api/v1/boards/${missingId}`, { json: { board_name: 'x' } }, 404],
    ['update none', 'PATCH /api/v1/boards/none', { json: {} }, 404],
    ['delete an unknown board', `DELETE /api/v1/boards/${missingId}`, {}, 404],
    ['delete none', 'DELETE /api/v1/boards/none', {}, 404],
    [
      'delete an unknown board with its images',
      `DELETE /api/v1/boards/${missingId}`,
      { query: 'include_images=true' },
      404,
    ],
    ['names of an unknown board', `GET /api/v1/boards/${missingId}/image_names`, {}, 404],
  ]),
  requestScenario('invalid changes to a board', async ({ board }) => {
    const { board_id } = await board();
    const route = `PATCH /api/v1/boards/${board_id}`;
    return [
      ['no body', route, {}, 422],
      ['an unknown field', route, { json: { colour: 'red' } }, 422],
      ['two unknown fields', route, { json: { colour: 'red', board_id: 'x', board_name: 'y' } }, 422],
      ['a name of 301 characters', route, { json: { board_name: 'x'.repeat(301) } }, 422],
      ['a number for a name', route, { json: { board_name: 7 } }, 422],
      ['a list for a name', route, { json: { board_name: ['x'] } }, 422],
      ['archived as an invalid string', route, { json: { archived: 'perhaps' } }, 422],
      ['archived as a list', route, { json: { archived: [] } }, 422],
      ['archived as the number two', route, { json: { archived: 2 } }, 422],
      ['an unknown visibility', route, { json: { board_visibility: 'secret' } }, 422],
      ['a number for a visibility', route, { json: { board_visibility: 1 } }, 422],
      ['a number for a cover', route, { json: { cover_image_name: 1 } }, 422],
      ['a list', route, { json: [] }, 422],
      ['a string', route, { json: 'board' }, 422],
      ['a number', route, { json: 5 }, 422],
      ['null', route, { body: 'null', headers: { 'content-type': 'application/json' } }, 422],
    ];
  }),
  requestScenario('invalid deletions of a board', async ({ board }) => {
    const { board_id } = await board();
    return [
      ['an invalid flag', `DELETE /api/v1/boards/${board_id}`, { query: 'include_images=perhaps' }, 422],
      ['an empty flag', `DELETE /api/v1/boards/${board_id}`, { query: 'include_images=' }, 422],
    ];
  }),
  requestScenario('invalid filters of the image names of a board', async ({ board }) => {
    const { board_id } = await board();
    const route = `GET /api/v1/boards/${board_id}/image_names`;
    return [
      ['an unknown category', route, { query: 'categories=portrait' }, 422],
      ['comma-separated categories', route, { query: 'categories=user,mask' }, 422],
      ['an empty category', route, { query: 'categories=' }, 422],
      ['a valid and an invalid category', route, { query: 'categories=user&categories=x' }, 422],
      ['an invalid intermediate flag', route, { query: 'is_intermediate=x' }, 422],
    ];
  }),
];
