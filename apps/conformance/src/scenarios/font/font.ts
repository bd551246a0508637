import assert from 'node:assert/strict';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const path = 'GET /api/v1/utilities/fonts';

export const scenarios = [
  scenario(
    'a new server has no fonts',
    async ({ client }) => {
      const { fonts } = client.repositories;
      assert.equal((await fonts.list().next()).done, true);
      await assert.rejects(fonts.file('sub/a.ttf'), { name: 'NotFoundError' });
    },
    { since: '6.14.2', exclusive: true },
  ),
  requestScenario('files that are no fonts', [
    ['an unknown font', `${path}/a.ttf`, {}, 404],
    ['in a folder', `${path}/sub/a.ttf`, {}, 404],
    ['in a folder, encoded', `${path}/sub%2Fa.ttf`, {}, 404],
    ['outside of the folder', `${path}/..%2Fa.ttf`, {}, 400],
    ['outside and back', `${path}/..%2Ffonts%2Fa.ttf`, {}, 404],
    ['inside by a detour', `${path}/a%2F..%2Fb.ttf`, {}, 404],
    ['an absolute path', `${path}/%2Fetc%2Fhosts`, {}, 400],
    ['another kind of file', `${path}/README.txt`, {}, 400],
    ['an unknown text', `${path}/a.txt`, {}, 404],
    ['no name', `${path}/`, {}, 404],
    ['another method', 'POST /api/v1/utilities/fonts', {}, 405],
    ['another method of a file', 'DELETE /api/v1/utilities/fonts/a.ttf', {}, 405],
  ]),
];
