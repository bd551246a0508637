import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { PromptRepository } from '../../src/prompt.js';
import { type Operation, runOperation } from '../support/operation.js';

const since = '6.13.0';
const expanded = { expanded_prompt: 'a red fox', seed: 5, error: null };
const described = { prompt: 'a fox', error: null };

const operations: Record<string, Operation<PromptRepository>> = {
  expandTemplate: {
    call: (prompts, o) =>
      prompts.expandTemplate({ prompt: '{a|b}', max_prompts: 5, combinatorial: false, seed: -7 }, o),
    response: { prompts: ['b', 'a', 'b', 'b', 'a'], error: null },
    route: 'POST /api/v1/utilities/dynamicprompts',
    request: { body: { prompt: '{a|b}', max_prompts: 5, combinatorial: false, seed: -7 }, repeatable: true },
  },
  expand: {
    call: (prompts, o) => prompts.expand({ prompt: 'a fox', model_key: 'm', seed: 5, max_tokens: 50 }, o),
    response: expanded,
    route: 'POST /api/v1/utilities/expand-prompt',
    request: { body: { prompt: 'a fox', model_key: 'm', seed: 5, max_tokens: 50 }, since },
  },
  describe: {
    call: (prompts, o) => prompts.describe({ image_name: 'a.png', model_key: 'm', instruction: 'Briefly.' }, o),
    response: described,
    route: 'POST /api/v1/utilities/image-to-prompt',
    request: { body: { image_name: 'a.png', model_key: 'm', instruction: 'Briefly.' }, since },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(PromptRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(PromptRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('the work of a language model may take ten minutes, or as long as the caller says', async () => {
  const transport = new FakeTransport(expanded, described, expanded, described);
  const prompts = new PromptRepository(transport);
  for (const options of [undefined, { timeout: false } as const]) {
    await prompts.expand({ prompt: 'a fox', model_key: 'm' }, options);
    await prompts.describe({ image_name: 'a.png', model_key: 'm' }, options);
  }
  expect(transport.requests.map(([, { timeout }]) => timeout)).toEqual([600_000, 600_000, false, false]);
});

test('a prompt of another seed is refused', async () => {
  const prompts = new PromptRepository(new FakeTransport(expanded));
  await expect(prompts.expand({ prompt: 'a fox', model_key: 'm', seed: 6 })).rejects.toMatchObject({
    name: 'ResponseError',
  });
});

test('templates and inputs that the server would refuse are refused without a request', async () => {
  const transport = new FakeTransport(expanded);
  const prompts = new PromptRepository(transport);
  const wrong: readonly [string, () => Promise<unknown>][] = [
    ['template', () => prompts.expandTemplate(JSON.parse('"{a|b}"'))],
    ['template.prompt', () => prompts.expandTemplate(JSON.parse('{}'))],
    ['template.max_prompts', () => prompts.expandTemplate({ prompt: '', max_prompts: 0 })],
    ['template.max_prompts', () => prompts.expandTemplate({ prompt: '', max_prompts: 10_001 })],
    ['template.seed', () => prompts.expandTemplate({ prompt: '', seed: 0.5 })],
    ['input.max_tokens', () => prompts.expand({ prompt: '', model_key: '', max_tokens: 2_049 })],
    ['input.seed', () => prompts.expand({ prompt: '', model_key: '', seed: 4_294_967_296 })],
    ['input.model_key', () => prompts.describe(JSON.parse('{"image_name":"a.png"}'))],
  ];
  for (const [argument, call] of wrong) {
    await expect(call()).rejects.toMatchObject({ name: 'InputError', argument });
  }
  expect(transport.requests).toEqual([]);
});
