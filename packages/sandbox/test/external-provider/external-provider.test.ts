import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

const path = '/api/v1/app/external_providers';
const openai = `/api/v1/app/external_providers/config/openai`;

test('a key and an address are set each alone, trimmed, and the key is masked', async () => {
  using sandbox = createSandbox();
  const set = (json: object) => bodyOf(sandbox, `POST ${openai}`, { json });
  expect(await set({ api_key: ' sk-1 ' })).toEqual({
    provider_id: 'openai',
    api_key_configured: true,
    base_url: null,
  });
  expect(await set({ base_url: ' https://x ' })).toMatchObject({ api_key_configured: true, base_url: 'https://x' });
  expect(await bodyOf(sandbox, `GET ${path}/status`)).toContainEqual({
    provider_id: 'openai',
    configured: true,
    message: null,
  });
  const config = await bodyOf(sandbox, 'GET /api/v1/app/runtime_config');
  expect(config).toMatchObject({ config: { external_openai_api_key: '**********' } });
  expect(JSON.stringify(config)).not.toContain('sk-1');
  expect(await set({ api_key: ' ' })).toMatchObject({ api_key_configured: false, base_url: 'https://x' });
});

test('a provider is reset, and only the known ones', async () => {
  using sandbox = createSandbox();
  await request(sandbox, `POST ${openai}`, { json: { api_key: 'k', base_url: 'u' } });
  const none = { provider_id: 'openai', api_key_configured: false, base_url: null };
  expect(await bodyOf(sandbox, `DELETE ${openai}`)).toEqual(none);
  expect(await bodyOf(sandbox, `GET ${path}/config`)).toHaveLength(4);
  expect(await request(sandbox, `DELETE ${path}/config/OpenAI`)).toMatchObject({
    status: 404,
    body: { detail: "Unknown external provider 'OpenAI'" },
  });
  expect((await request(sandbox, `POST ${openai}`, { json: { api_key: null } })).status).toBe(400);
});
