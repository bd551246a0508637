import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { ExternalProviderRepository } from '../../src/external-provider.js';
import { type Operation, runOperation } from '../support/operation.js';

const since = '6.13.0';
const path = { provider_id: 'openai' };
const config = { provider_id: 'openai', api_key_configured: true, base_url: 'https://models.example' };
const none = { provider_id: 'openai', api_key_configured: false, base_url: null };

const operations: Record<string, Operation<ExternalProviderRepository>> = {
  statuses: {
    call: (providers, o) => providers.statuses(o),
    response: [{ provider_id: 'openai', configured: true, message: null }],
    route: 'GET /api/v1/app/external_providers/status',
    request: { since },
  },
  configs: {
    call: (providers, o) => providers.configs(o),
    response: [config],
    route: 'GET /api/v1/app/external_providers/config',
    request: { since },
  },
  update: {
    call: (providers, o) => providers.update('openai', { api_key: 'key', base_url: ' https://models.example ' }, o),
    response: config,
    route: 'POST /api/v1/app/external_providers/config/{provider_id}',
    request: { path, body: { api_key: 'key', base_url: ' https://models.example ' }, since },
  },
  reset: {
    call: (providers, o) => providers.reset('openai', o),
    response: none,
    route: 'DELETE /api/v1/app/external_providers/config/{provider_id}',
    request: { path, since },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(ExternalProviderRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(ExternalProviderRepository.prototype);
  expect(Object.keys(operations).toSorted()).toEqual(methods.filter((name) => name !== 'constructor').toSorted());
});

test('blank settings are removed, and a response that keeps them is refused', async () => {
  const providers = (response: unknown) => new ExternalProviderRepository(new FakeTransport(response));
  expect(await providers(none).update('openai', { api_key: ' ', base_url: '' })).toEqual(none);
  for (const changes of [{ api_key: '' }, { base_url: ' ' }]) {
    await expect(providers(config).update('openai', changes)).rejects.toMatchObject({ name: 'ResponseError' });
  }
  await expect(providers(none).update('openai', { api_key: 'key' })).rejects.toMatchObject({ name: 'ResponseError' });
  await expect(providers(config).reset('openai')).rejects.toMatchObject({ name: 'ResponseError' });
  await expect(providers(none).reset('gemini')).rejects.toMatchObject({ name: 'ResponseError' });
});

test('changes without a setting, or with an unknown one, are refused and the key is in no message', async () => {
  const transport = new FakeTransport(config);
  const providers = new ExternalProviderRepository(transport);
  for (const changes of [{}, { api_key: undefined }, { secret: 'sk-1' }, { api_key: ['sk-1'] }, null]) {
    const error: Error = await providers.update('openai', changes as object).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'InputError' });
    expect(error.message).not.toContain('sk-1');
  }
  expect(transport.requests).toEqual([]);
});
