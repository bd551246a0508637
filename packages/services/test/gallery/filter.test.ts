import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { filterQuery, type GalleryFilter, isQuery, parseFilter, printFilter } from '../../src/filter.js';

test.each<[string, GalleryFilter]>([
  ['', {}],
  ['red fox', { text: 'red fox' }],
  ['red board:Night fox', { text: 'red fox', board: 'Night' }],
  ['board:"My \\"own\\" board"', { board: 'My "own" board' }],
  ['"a:b  c"', { text: 'a:b  c' }],
  ['Kind:Videos starred:no', { kind: 'videos', starred: false }],
  ['date:2026-11-29', { date: { from: '2026-11-29', to: '2026-11-29' } }],
  ['date:2024-02', { date: { from: '2024-02-01', to: '2024-02-29' } }],
  ['date:2025..2026-03', { date: { from: '2025-01-01', to: '2026-03-31' } }],
  ['date:>=2026-11', { date: { from: '2026-11-01' } }],
  ['date:<=2026-11', { date: { to: '2026-11-30' } }],
  ['width:1024 height:512..768', { width: { from: 1024, to: 1024 }, height: { from: 512, to: 768 } }],
  [
    'model:flux lora:"pixel art" seed:42 sampler:euler',
    { model: 'flux', lora: 'pixel art', seed: 42, sampler: 'euler' },
  ],
])('parses %s', (text, filter) => {
  expect(parseFilter(text)).toEqual(filter);
});

test.each<[string, string]>([
  ['modle:flux', 'did you mean "model:"?'],
  ['http://x', 'As a text it is "http://x"'],
  ['model:', 'needs a value after "model:"'],
  ['model: flux', 'needs a value after "model:"'],
  ['seed:-1', 'seed: must be a whole number, got "-1"'],
  ['date:2026-02-30', 'date: must be a day'],
  ['width:wide', 'width: must be pixels'],
  ['kind:songs', 'one of images, videos, assets'],
  ['starred:maybe', 'must be "yes" or "no"'],
  ['seed:1 seed:2', 'has "seed:" twice'],
  ['fox "red', 'has a quote without its end: "red'],
  ['""', 'has quotes around nothing'],
])('refuses %s and says why', (text, reason) => {
  expect(() => parseFilter(text)).toThrow(InputError);
  expect(() => parseFilter(text)).toThrow(reason);
});

test.each<GalleryFilter>([
  {},
  { text: 'red fox', board: 'My board', starred: true },
  { text: 'a:b' },
  { text: 'two  blanks "and" quotes \\' },
  { board: 'a:b', kind: 'assets', starred: false },
  { date: { from: '2026-11-01' }, width: { to: 512 }, height: { from: 1, to: 2 } },
  { model: 'a "b"', lora: 'c d', seed: 0, sampler: 'e' },
])('what is printed of %o is parsed to the same', (filter) => {
  expect(parseFilter(printFilter(filter))).toEqual(filter);
});

test('a query is enough for texts, boards and assets', () => {
  expect(filterQuery({ text: 'fox', kind: 'assets' })).toEqual({
    is_intermediate: false,
    categories: ['mask', 'control', 'user', 'other'],
    search_term: 'fox',
  });
  expect(['fox board:x', 'kind:assets'].map((text) => isQuery(parseFilter(text)))).toEqual([true, true]);
  expect(['kind:videos', 'seed:0', 'starred:no'].map((text) => isQuery(parseFilter(text)))).toEqual([
    false,
    false,
    false,
  ]);
});
