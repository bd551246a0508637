import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

/** A placeholder of TypeScript begins with a dollar and a brace, so `§` replaces the dollar. */
const dollars = (template: string): string => template.replaceAll('§', '$');

const route = 'POST /api/v1/utilities/dynamicprompts';

async function expand(json: object): Promise<unknown> {
  using sandbox = createSandbox();
  return bodyOf(sandbox, route, { json });
}

const promptsOf = async (prompt: string, options: object = {}) =>
  ((await expand({ prompt, ...options })) as { prompts: string[] }).prompts;

test.each([
  [' a {x|y } b', [' a x b', ' a y  b']],
  ['{2$$ and $$a|b}', ['a and b', 'b and a']],
  ['{1-2$$a|b}', ['a', 'b', 'a,b', 'b,a']],
  ['{a|{b|c} d|}', ['a', 'b d', 'c d', '']],
  ['{2$$a|a}', ['']],
  ['{@a|b} {c|d}', ['a c', 'b d']],
  ['§{c={red|blue}}§{c} §{c:x}', ['red red', 'red blue', 'blue red', 'blue blue']],
  ['%{<...>$§{x|y}}', ['<x>', '<y>']],
  ['a # comment {b|c}\n!', ['a  \n!']],
  ['', ['']],
])('%j is expanded', async (template, prompts) => {
  expect(await expand({ prompt: dollars(template) })).toEqual({ prompts, error: null });
});

test('a template that cannot be parsed is returned with the place of the error', async () => {
  expect(await expand({ prompt: '日本 🌉\n50% {a|b' })).toEqual({
    prompts: ['日本 🌉\n50% {a|b'],
    error: "Expected end of text, found '%'  (at char 7), (line:2, col:3)",
  });
});

test('a wildcard is repeated as it is, and inside of a choice it is an error', async () => {
  expect(await promptsOf('a __x__', { max_prompts: 2 })).toEqual(['a __x__', 'a __x__']);
  expect(await promptsOf('a __x__')).toHaveLength(1_000);
  expect(await expand({ prompt: '{__x__|b|__y__|__x__}' })).toEqual({
    prompts: ['{__x__|b|__y__|__x__}'],
    error: 'No values found for wildcard(s): x, y',
  });
});

test('random prompts of a seed are those of the server, others are random', async () => {
  const options = { combinatorial: false, max_prompts: 10 };
  expect((await promptsOf('{a|b}', { ...options, seed: 1 })).join('')).toBe('babbababbb');
  const many = await promptsOf('{1|2|3|4|5|6|7|8|9}', { ...options, max_prompts: 40 });
  expect(await promptsOf('{1|2|3|4|5|6|7|8|9}', { ...options, max_prompts: 40 })).not.toEqual(many);
});

test('a variable without a value, and a template without an end, are errors of the server', async () => {
  using sandbox = createSandbox();
  for (const prompt of ['§{x}', '§{a=§{a}}§{a}', '{a|__§{v:w}__}']) {
    expect((await request(sandbox, route, { json: { prompt: dollars(prompt) } })).status).toBe(500);
  }
});

test('language models are not installed', async () => {
  using sandbox = createSandbox();
  for (const [path, json] of [
    ['expand-prompt', { prompt: 'a fox', model_key: 'm' }],
    ['image-to-prompt', { image_name: 'a.png', model_key: 'm' }],
  ] as const) {
    expect(await request(sandbox, `POST /api/v1/utilities/${path}`, { json })).toMatchObject({
      status: 404,
      body: { detail: "Model 'm' not found" },
    });
  }
});
