import { refuses } from '../../runner/request-cases.js';

const nobody = '00000000-0000-4000-8000-000000000000';

export const scenarios = [
  refuses('a board is not created without a good name', [
    ['no name', 'POST /api/v1/boards/', {}, 422],
    ['the name in the body', 'POST /api/v1/boards/', { json: { board_name: 'x' } }, 422],
    ['another name for the name', 'POST /api/v1/boards/', { query: { name: 'x' } }, 422],
    ['301 characters', 'POST /api/v1/boards/', { query: { board_name: 'x'.repeat(301) } }, 422],
    ['301 emoji', 'POST /api/v1/boards/', { query: { board_name: '🦊'.repeat(301) } }, 422],
  ]),
  refuses('a list of boards must be all or a page', [
    ['neither', 'GET /api/v1/boards/', {}, 400],
    ['not all', 'GET /api/v1/boards/', { query: 'all=false' }, 400],
    ['an offset alone', 'GET /api/v1/boards/', { query: 'offset=0' }, 400],
    ['a limit alone', 'GET /api/v1/boards/', { query: 'limit=10' }, 400],
    ['no boolean', 'GET /api/v1/boards/', { query: 'all=maybe' }, 422],
    ['an empty boolean', 'GET /api/v1/boards/', { query: 'all=' }, 422],
    ['null', 'GET /api/v1/boards/', { query: 'all=null' }, 422],
    ['a limit that is no number', 'GET /api/v1/boards/', { query: 'offset=0&limit=ten' }, 422],
    ['an empty limit', 'GET /api/v1/boards/', { query: 'offset=0&limit=' }, 422],
    ['half a board', 'GET /api/v1/boards/', { query: 'offset=0.5&limit=1' }, 422],
    ['a direction in small letters', 'GET /api/v1/boards/', { query: 'all=true&direction=asc' }, 422],
    ['an unknown order', 'GET /api/v1/boards/', { query: 'all=true&order_by=size' }, 422],
    ['two things at once', 'GET /api/v1/boards/', { query: 'all=perhaps&direction=up&order_by=x' }, 422],
    ['an archived flag that is none', 'GET /api/v1/boards/', { query: 'all=true&include_archived=2' }, 422],
  ]),
  refuses('a board that is not there is not found', [
    ['read', `GET /api/v1/boards/${nobody}`, {}, 404],
    ['read, no uuid', 'GET /api/v1/boards/nobody', {}, 404],
    ['none is no board', 'GET /api/v1/boards/none', {}, 404],
    ['changed', `PATCH /api/v1/boards/${nobody}`, { json: { board_name: 'x' } }, 404],
    ['none changed', 'PATCH /api/v1/boards/none', { json: {} }, 404],
    ['deleted', `DELETE /api/v1/boards/${nobody}`, {}, 404],
    ['none deleted', 'DELETE /api/v1/boards/none', {}, 404],
    ['destroyed', `DELETE /api/v1/boards/${nobody}`, { query: 'include_images=true' }, 404],
    ['its names', `GET /api/v1/boards/${nobody}/image_names`, {}, 404],
  ]),
  refuses('a board is not changed to nonsense', async ({ board }) => {
    const { board_id } = await board();
    const route = `PATCH /api/v1/boards/${board_id}`;
    return [
      ['no body', route, {}, 422],
      ['an unknown field', route, { json: { colour: 'red' } }, 422],
      ['two unknown fields', route, { json: { colour: 'red', board_id: 'x', board_name: 'y' } }, 422],
      ['a name of 301 characters', route, { json: { board_name: 'x'.repeat(301) } }, 422],
      ['a number for a name', route, { json: { board_name: 7 } }, 422],
      ['a list for a name', route, { json: { board_name: ['x'] } }, 422],
      ['archived as text that is no boolean', route, { json: { archived: 'perhaps' } }, 422],
      ['archived as a list', route, { json: { archived: [] } }, 422],
      ['archived as the number two', route, { json: { archived: 2 } }, 422],
      ['an unknown visibility', route, { json: { board_visibility: 'secret' } }, 422],
      ['a number for a visibility', route, { json: { board_visibility: 1 } }, 422],
      ['a number for a cover', route, { json: { cover_image_name: 1 } }, 422],
      ['a list', route, { json: [] }, 422],
      ['a text', route, { json: 'board' }, 422],
      ['a number', route, { json: 5 }, 422],
      ['null', route, { body: 'null', headers: { 'content-type': 'application/json' } }, 422],
    ];
  }),
  refuses('a board is not deleted by half', async ({ board }) => {
    const { board_id } = await board();
    return [
      ['a flag that is none', `DELETE /api/v1/boards/${board_id}`, { query: 'include_images=perhaps' }, 422],
      ['an empty flag', `DELETE /api/v1/boards/${board_id}`, { query: 'include_images=' }, 422],
    ];
  }),
  refuses('the names on a board are not filtered by nonsense', async ({ board }) => {
    const { board_id } = await board();
    const route = `GET /api/v1/boards/${board_id}/image_names`;
    return [
      ['an unknown category', route, { query: 'categories=portrait' }, 422],
      ['categories in one word', route, { query: 'categories=user,mask' }, 422],
      ['an empty category', route, { query: 'categories=' }, 422],
      ['one good, one bad', route, { query: 'categories=user&categories=x' }, 422],
      ['an intermediate flag that is none', route, { query: 'is_intermediate=x' }, 422],
    ];
  }),
];
