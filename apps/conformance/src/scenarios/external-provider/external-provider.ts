import assert from 'node:assert/strict';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const openai = '/api/v1/app/external_providers/config/openai';
const missing = '/api/v1/app/external_providers/config/none';
const set = `POST ${openai}`;

export const scenarios = [
  scenario(
    'an external provider is configured and reset',
    async ({ client }) => {
      const { externalProviders } = client.repositories;
      const ids = (await externalProviders.statuses()).map(({ provider_id }) => provider_id);
      assert.deepEqual(ids, ['alibabacloud', 'gemini', 'openai', 'seedream']);
      await externalProviders.update('openai', { api_key: ' made-up ' });
      await externalProviders.update('openai', { base_url: ' https://models.example ' });
      await externalProviders.update('gemini', { api_key: 'made-up', base_url: 'https://models.example' });
      await externalProviders.statuses();
      await externalProviders.configs();
      await externalProviders.update('openai', { base_url: ' ' });
      await externalProviders.update('openai', { api_key: '' });
      for (const id of ['openai', 'gemini', 'gemini']) await externalProviders.reset(id);
      await externalProviders.configs();
    },
    { since: '6.13.0', exclusive: true },
  ),
  requestScenario('settings of external providers are refused', [
    ['nothing', set, { json: {} }, 400],
    ['nulls', set, { json: { api_key: null, base_url: null } }, 400],
    ['an unknown setting', set, { json: { secret: 'x' } }, 400],
    ['no body', set, {}, 422],
    ['null', set, { json: null }, 422],
    ['a list', set, { json: [] }, 422],
    ['a number as a key', set, { json: { api_key: 5, base_url: true } }, 422],
    ['an unknown provider', `POST ${missing}`, { json: { api_key: 'x' } }, 404],
    ['an unknown provider and nothing', `POST ${missing}`, { json: {} }, 404],
    ['resetting an unknown provider', `DELETE ${missing}`, {}, 404],
    ['another case', `DELETE ${openai.replace('openai', 'OpenAI')}`, {}, 404],
    ['no provider', 'DELETE /api/v1/app/external_providers/config/', {}, 405],
    ['reading one provider', `GET ${openai}`, {}, 200],
    ['a slash at the end', `${set}/`, { json: { base_url: '' } }, 405],
  ]),
];
