import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { HuggingFaceRepository } from '../../src/hugging-face.js';
import { type Operation, runOperation } from '../support/operation.js';

const operations: Record<string, Operation<HuggingFaceRepository>> = {
  tokenStatus: {
    call: (face, o) => face.tokenStatus(o),
    response: 'unknown',
    route: 'GET /api/v2/models/hf_login',
  },
  login: {
    call: (face, o) => face.login({ token: 'hf_a' }, o),
    response: 'valid',
    route: 'POST /api/v2/models/hf_login',
    request: { body: { token: 'hf_a' } },
  },
  logout: {
    call: (face, o) => face.logout(o),
    response: 'invalid',
    route: 'DELETE /api/v2/models/hf_login',
  },
  models: {
    call: (face, o) => face.models('owner/name', o),
    response: { urls: ['https://example.com/a.safetensors'], is_diffusers: false },
    route: 'GET /api/v2/models/hugging_face',
    request: { query: { hugging_face_repo: 'owner/name' } },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(HuggingFaceRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(HuggingFaceRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test.each(['', 'name', 'owner/', '/name', 'owner/name/file', 'https://huggingface.co/owner/name', 'owner/a name'])(
  '"%s" is not the id of a repository, and no request is made',
  async (id) => {
    const transport = new FakeTransport();
    await expect(new HuggingFaceRepository(transport).models(id)).rejects.toMatchObject({
      name: 'InputError',
      argument: 'repository',
    });
    expect(transport.requests).toEqual([]);
  },
);

test('the error for a wrong token does not contain it', async () => {
  const input = { token: 'hf_secret', extra: 1 };
  const error: unknown = await new HuggingFaceRepository(new FakeTransport()).login(input).catch((reason) => reason);
  expect(String(error)).toContain('input');
  expect(JSON.stringify(error) + String(error)).not.toContain('hf_secret');
});
