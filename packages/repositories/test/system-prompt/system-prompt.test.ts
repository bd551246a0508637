import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { SystemPromptRepository } from '../../src/system-prompt.js';
import { type Operation, runOperation } from '../support/operation.js';

const prompt = {
  name: 'A prompt',
  content: 'Write.',
  id: 'a/b',
  user_id: 'system',
  is_public: true,
  created_at: '2026-11-29T15:29:38.361000',
  updated_at: '2026-11-29T15:29:38.361000',
};
const since = '6.14.0';
const request = { path: { system_prompt_id: 'a/b' }, since };
const route = 'GET /api/v1/system_prompts/i/{system_prompt_id}';

const operations: Record<string, Operation<SystemPromptRepository>> = {
  get: { call: (prompts, o) => prompts.get('a/b', o), response: prompt, route, request },
  find: { call: (prompts, o) => prompts.find('a/b', o), response: prompt, route, request },
  exists: { call: (prompts, o) => prompts.exists('a/b', o), response: prompt, route, request, result: true },
  list: {
    call: (prompts, o) => prompts.list(o),
    response: [prompt],
    route: 'GET /api/v1/system_prompts/',
    request: { since },
  },
  create: {
    call: (prompts, o) => prompts.create({ name: 'A prompt', content: 'Write.' }, o),
    response: prompt,
    route: 'POST /api/v1/system_prompts/',
    request: { body: { name: 'A prompt', content: 'Write.' }, since },
  },
  update: {
    call: (prompts, o) => prompts.update('a/b', { content: 'Write.', is_public: true }, o),
    response: prompt,
    route: 'PATCH /api/v1/system_prompts/i/{system_prompt_id}',
    request: { ...request, body: { content: 'Write.', is_public: true } },
  },
  delete: {
    call: (prompts, o) => prompts.delete('a/b', o),
    response: null,
    route: 'DELETE /api/v1/system_prompts/i/{system_prompt_id}',
    request,
    result: undefined,
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(SystemPromptRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(SystemPromptRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test.each<[string, (prompts: SystemPromptRepository) => Promise<unknown>, string]>([
  ['an empty name', (prompts) => prompts.create({ name: '', content: 'x' }), 'input.name'],
  ['an empty instruction', (prompts) => prompts.update('a', { content: '' }), 'changes.content'],
  [
    'a visibility of a new prompt',
    (prompts) => prompts.create(JSON.parse('{"name":"x","content":"y","is_public":true}')),
    'input',
  ],
  ['an unknown field', (prompts) => prompts.update('a', JSON.parse('{"text":"x"}')), 'changes'],
  ['null', (prompts) => prompts.update('a', JSON.parse('null')), 'changes'],
])('%s is refused without a request', async (_, call, argument) => {
  const transport = new FakeTransport({});
  await expect(call(new SystemPromptRepository(transport))).rejects.toMatchObject({ name: 'InputError', argument });
  expect(transport.requests).toEqual([]);
});

test.each([
  [{ ...prompt, id: 'other' }, 'update'],
  [{ ...prompt, content: 'Before.' }, 'update'],
  [prompt, 'delete'],
])('rejects a response about something else', async (response, method) => {
  const prompts = new SystemPromptRepository(new FakeTransport(response));
  const result = method === 'delete' ? prompts.delete('a/b') : prompts.update('a/b', { content: 'Write.' });
  await expect(result).rejects.toMatchObject({ name: 'ResponseError' });
});
