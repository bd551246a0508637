import assert from 'node:assert/strict';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const json = { 'content-type': 'application/json' };

export const scenarios = [
  requestScenario('a JSON body needs a JSON content type', async ({ board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    const text = JSON.stringify({ board_id, image_name });
    const add = 'POST /api/v1/board_images/';
    const patch = `PATCH /api/v1/boards/${board_id}`;
    return [
      ['a text body', add, { body: text, headers: { 'content-type': 'text/plain' } }, 422],
      ['a body without content type', add, { body: new TextEncoder().encode(text) }, 422],
      ['a form', add, { body: new URLSearchParams({ board_id, image_name }) }, 422],
      ['a JSON subtype', add, { body: text, headers: { 'content-type': 'application/vnd.x+json' } }, 201],
      ['JSON with a charset', add, { body: text, headers: { 'content-type': 'application/json; charset=utf-8' } }, 201],
      ['truncated JSON', add, { body: text.slice(0, 20), headers: json }, 422],
      ['invalid JSON', add, { body: 'board', headers: json }, 422],
      ['a trailing comma', add, { body: '{"board_id": "x",}', headers: json }, 422],
      ['single quotes', add, { body: "{'board_id': 'x'}", headers: json }, 422],
      ['two JSON values', add, { body: '{} {}', headers: json }, 422],
      ['an empty JSON body', add, { body: '', headers: json }, 422],
      [
        'a text body for a board',
        patch,
        { body: '{"board_name":"x"}', headers: { 'content-type': 'text/plain' } },
        422,
      ],
      ['truncated JSON for a board', patch, { body: '{"board_name":', headers: json }, 422],
      ['a form for a board', patch, { body: new URLSearchParams({ board_name: 'x' }) }, 422],
    ];
  }),
  scenario('a query accepts several spellings of numbers and booleans', async ({ raw, board }) => {
    const { board_id } = await board();
    for (const flag of [
      'true',
      'True',
      'TRUE',
      '1',
      'yes',
      'Yes',
      'on',
      't',
      'y',
      'false',
      '0',
      'no',
      'off',
      'f',
      'n',
    ]) {
      const query = `board_id=${board_id}&is_intermediate=${flag}`;
      assert.equal((await raw('GET /api/v1/images/', { query })).status, 200, flag);
    }
    for (const number of ['5', '05', '%205', '5%20', '%2B5', '5.0']) {
      await raw('GET /api/v1/images/', { query: `board_id=${board_id}&limit=${number}` });
    }
  }),
  scenario('the last of repeated parameters applies, unknown ones are ignored', async ({ raw, board }) => {
    const { board_id } = await board();
    await raw('GET /api/v1/images/', { query: `board_id=${board_id}&limit=3&limit=7` });
    await raw('GET /api/v1/images/', { query: `board_id=nobody&board_id=${board_id}&colour=red` });
    await raw('GET /api/v1/images/', { query: `board_id=${board_id}&categories=user&categories=user` });
    await raw('GET /api/v1/images/', { query: `board_id=${board_id}&limit=5&` });
  }),
  scenario('a board update accepts several spellings of booleans', async ({ raw, board }) => {
    const { board_id } = await board();
    for (const archived of [true, 'true', 'yes', 'on', 1, 1.0, 'no', 'off', 0, false, 'F', 'N']) {
      assert.equal((await raw(`PATCH /api/v1/boards/${board_id}`, { json: { archived } })).status, 201);
    }
  }),
];
