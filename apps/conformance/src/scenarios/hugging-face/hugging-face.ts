import assert from 'node:assert/strict';

import { ServerError } from '@x/transport/errors';
import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const LOGIN = '/api/v2/models/hf_login';

export const scenarios = [
  scenario('a token of Hugging Face is refused, and none is kept', async ({ client }) => {
    const { huggingFace } = client.repositories;
    // Nobody's token is deleted: what follows needs a server without one.
    assert.equal(await huggingFace.tokenStatus(), 'invalid');
    assert.equal(await huggingFace.login({ token: 'hf_not-a-token' }), 'invalid');
    assert.equal(await huggingFace.tokenStatus(), 'invalid');
    assert.equal(await huggingFace.logout(), 'invalid');
  }),
  scenario('a server that is offline knows no repository of Hugging Face', async ({ client }) => {
    await assert.rejects(client.repositories.huggingFace.models('owner/name'), ServerError);
  }),
  requestScenario('invalid requests about Hugging Face', [
    ['no body', `POST ${LOGIN}`, {}, 422],
    ['a body without a token', `POST ${LOGIN}`, { json: {} }, 422],
    ['a token that is no text', `POST ${LOGIN}`, { json: { token: 5 } }, 422],
    ['a body that is a text', `POST ${LOGIN}`, { json: 'hf_a' }, 422],
    ['an empty token', `POST ${LOGIN}`, { json: { token: '' } }, 200],
    ['an unknown field', `POST ${LOGIN}`, { json: { token: 'hf_a', other: 1 } }, 200],
  ]),
];
