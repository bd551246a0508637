import { expect, test } from 'vitest';

import { generatorValues } from '../../src/internal/workflow/batch/generator-values.js';

const never = (): number => expect.unreachable();
const valuesOf = (generator: object) => generatorValues(generator, { random: never });

test.each([
  ['float_generator_arithmetic_sequence', {}, [0, 0.1, 0.2, 0.1 * 3, 0.4, 0.5, 0.1 * 6, 0.1 * 7, 0.8, 0.9]],
  ['integer_generator_arithmetic_sequence', { start: 3, step: -2, count: 3 }, [3, 1, -1]],
  ['integer_generator_arithmetic_sequence', { start: 5, step: 0, count: 8 }, [5]],
  ['integer_generator_linear_distribution', { start: 0, end: 10, count: 4 }, [0, 3, 7, 10]],
  ['integer_generator_linear_distribution', { start: 0, end: -7, count: 5 }, [0, -2, -3, -5, -7]],
  ['float_generator_linear_distribution', { start: 2, count: 1 }, [2]],
  ['float_generator_linear_distribution', { count: 3 }, [0, 0.5, 1]],
  ['integer_generator_random_distribution_uniform', { seed: 42, count: 8 }, [4, 8, 10, 2, 8, 8, 6, 6]],
  ['integer_generator_random_distribution_uniform', { seed: 0, min: -5, max: 5, count: 5 }, [1, 1, 2, 4, 1]],
  [
    'float_generator_random_distribution_uniform',
    { seed: 123, min: -1, max: 1, count: 2 },
    [0.3929383745416999, 0.4259106428362429],
  ],
  ['integer_generator_parse_string', { input: '3.9,5px, x,-1' }, [3, 5, -1]],
  ['float_generator_parse_string', { input: '1.5\n2', splitOn: '\\n' }, [1.5, 2]],
  ['string_generator_parse_string', { input: 'a, b,,c' }, ['a', ' b', 'c']],
  ['string_generator_parse_string', { input: 'a"b', splitOn: '"' }, ['a', 'b']],
  ['string_generator_parse_string', { input: 'a,b', splitOn: '' }, ['a,b']],
  ['float_generator_linear_distribution', { values: [7, 8] }, [7, 8]],
  ['float_generator_linear_distribution', { values: [] }, []],
  ['integer_generator_arithmetic_sequence', { values: [7], count: 1 }, [0]],
  ['image_generator_images_from_board', { category: 'images' }, []],
])('%s with %j makes %j', (type, parameters, values) => {
  expect(valuesOf({ type, ...parameters })).toEqual({ values });
});

test('a generator without a seed uses the random numbers of the environment', () => {
  const generator = { type: 'integer_generator_random_distribution_uniform', min: 0, max: 9, count: 2 };
  expect(generatorValues(generator, { random: () => 0.99 })).toEqual({ values: [9, 9] });
});

test.each([
  [
    { type: 'string_generator_dynamic_prompts_combinatorial', input: 'a {b|c}', maxPrompts: 5 },
    { kind: 'dynamic-prompts', prompt: 'a {b|c}', combinatorial: true, maxPrompts: 5 },
  ],
  [
    { type: 'string_generator_dynamic_prompts_random', input: 'x', seed: 7, count: 3 },
    { kind: 'dynamic-prompts', prompt: 'x', combinatorial: false, maxPrompts: 3, seed: 7 },
  ],
  [
    { type: 'image_generator_images_from_board', board_id: 'b' },
    { kind: 'board-images', boardId: 'b', category: 'images' },
  ],
])('%j needs a lookup', (generator, lookup) => {
  expect(valuesOf(generator)).toEqual({ lookup });
});

test('a lookup that is known gives the values', () => {
  const board = { type: 'image_generator_images_from_board', board_id: 'b', category: 'assets' };
  expect(generatorValues(board, { resolveLookup: () => ['a.png'] })).toEqual({ values: [{ image_name: 'a.png' }] });
  const prompts = { type: 'string_generator_dynamic_prompts_random', input: 'x' };
  expect(generatorValues(prompts, { resolveLookup: () => ['y'] })).toEqual({ values: ['y'] });
});

test.each([undefined, 7, {}, { type: 'no_generator' }])('%j is no generator', (value) => {
  expect(generatorValues(value, {})).toBeUndefined();
});
