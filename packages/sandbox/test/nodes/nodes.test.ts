import { expect, test } from 'vitest';
import type { SandboxEvent } from '../../src/events.js';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { type Item, nodes, results, run } from '../support/queue.js';

async function ran(type: string, inputs: object): Promise<Item> {
  using sandbox = createSandbox();
  return await run(sandbox, { nodes: nodes({ id: 'n', type, ...inputs }) });
}

test.each([
  { type: 'mul', a: 0, b: -3 },
  { type: 'div', a: -1, b: 2 },
  { type: 'float_to_int', value: -0.2 },
])('no integer in an event is a negative zero: %j', async (node) => {
  using sandbox = createSandbox();
  const values: unknown[] = [];
  const onEvent = ({ payload }: SandboxEvent) => values.push(record(record(payload)['result'])['value']);
  sandbox.events.connect({ onEvent }).join('default');
  await run(sandbox, { nodes: nodes({ id: 'n', ...node }) });
  expect(values.filter((value) => value !== undefined)).toEqual([0]);
});

test.each<[string, object, object]>([
  ['div', { a: -7, b: 2 }, { value: -3 }],
  ['integer_math', { operation: 'DIV', a: -7, b: 2 }, { value: -3 }],
  ['integer_math', { operation: 'MOD', a: -7, b: 3 }, { value: 2 }],
  ['integer_math', { operation: 'MOD', a: 7, b: -3 }, { value: -2 }],
  ['integer_math', { operation: 'EXP', a: 3, b: 4 }, { value: 81 }],
  ['float_math', { operation: 'SQRT', a: 9 }, { value: 3 }],
  ['float_math', { operation: 'MIN', a: 9, b: 2.5 }, { value: 2.5 }],
  ['float_to_int', { value: 2.5 }, { value: 2 }],
  ['float_to_int', { value: 3.5 }, { value: 4 }],
  ['float_to_int', { value: -7.2, multiple: 4, method: 'Floor' }, { value: -8 }],
  ['float_to_int', { value: -7.2, multiple: 4, method: 'Ceiling' }, { value: -4 }],
  ['float_to_int', { value: 7.2, multiple: 4, method: 'Truncate' }, { value: 4 }],
  ['round_float', { value: 2.675, decimals: 2 }, { value: 2.67 }],
  ['round_float', { value: 0.125, decimals: 2 }, { value: 0.12 }],
  ['round_float', { value: 1250, decimals: -2 }, { value: 1200 }],
  ['string_split', { string: 'a,b,c', delimiter: ',' }, { string_1: 'a', string_2: 'b,c' }],
  ['string_split', { string: 'abc', delimiter: 'x' }, { string_1: 'abc', string_2: '' }],
  ['string_split_neg', { string: 'a [b [c]] \\[d\\]' }, { positive_string: 'a  \\[d\\]', negative_string: ' b  c' }],
  [
    'string_replace',
    { string: 'Hello hello. (x)', search_string: 'HELLO', replace_string: 'y' },
    { value: 'y y. (x)' },
  ],
  [
    'string_replace',
    { string: 'ab12', search_string: '([a-z]+)(\\d+)', replace_string: '\\2-\\g<1>', use_regex: true },
    { value: '12-ab' },
  ],
  ['string_replace', { string: 'a.b', search_string: '.', replace_string: '\\n' }, { value: 'a\nb' }],
  ['string_replace', { string: 'abc' }, { value: 'abc' }],
  ['string_join_three', { string_left: 'a', string_middle: 'b', string_right: 'c' }, { value: 'abc' }],
  ['string_join', { string_left: 'a', string_right: 'c' }, { value: 'ac' }],
  ['range', { stop: 10, step: 3 }, { collection: [0, 3, 6, 9] }],
  ['range', { stop: 5, step: -1 }, { collection: [] }],
  ['range_of_size', { start: 5, size: 3, step: -2 }, { collection: [5, 3, 1] }],
  ['float_range', { start: 0, stop: 1, steps: 3 }, { collection: [0, 0.5, 1] }],
  ['float_range', { steps: 1 }, { collection: [5] }],
  ['random_range', { high: 100, size: 7, seed: 42 }, { collection: [8, 77, 65, 43, 43, 85, 8] }],
  ['random_range', { low: 3, high: 4, size: 2 }, { collection: [3, 3] }],
  ['image_collection', { images: [{ image_name: 'x.png' }] }, { collection: [{ image_name: 'x.png' }] }],
  ['boolean_collection', { collection: [1, 'no'] }, { collection: [true, false] }],
  ['color', { color: { r: 1, g: 2, b: 3, a: 4 } }, { color: { r: 1, g: 2, b: 3, a: 4 } }],
  ['bounding_box', { x_max: 5 }, { bounding_box: { x_min: 0, x_max: 5, y_min: 0, y_max: 0, score: null } }],
  ['metadata', { items: { label: 'l', value: [1] } }, { metadata: { l: [1], app_version: '6.14.2' } }],
  ['merge_metadata', { collection: [{ a: 1, b: 1 }, { b: 2 }] }, { metadata: { a: 1, b: 2 } }],
])("%s of %j returns the server's output", async (type, inputs, expected) => {
  expect(results(await ran(type, inputs))).toEqual([expected]);
});

test.each<[string, object, string]>([
  ['string_split', { string: 'x' }, 'ValueError: empty separator'],
  ['range', { step: 0 }, 'ValueError: range() arg 3 must not be zero'],
  ['rand_int', { low: 5, high: 5 }, 'ValueError: low >= high'],
  ['random_range', { low: 5, high: 5 }, 'ValueError: low >= high'],
  ['random_range', { size: -1 }, 'ValueError: negative dimensions are not allowed'],
  ['float_range', { steps: -1 }, 'ValueError: Number of samples, -1, must be non-negative.'],
  [
    'metadata_item',
    { label: 'l' },
    'MissingInputException: Node metadata_item missing value or connection for field value',
  ],
  ['metadata_field_extractor', { image: { image_name: 'x' }, key: 'k' }, 'ValueError: No metadata found on image x'],
])("%s of %j fails with the server's error", async (type, inputs, expected) => {
  const { error_type, error_message } = await ran(type, inputs);
  expect(`${error_type}: ${error_message}`).toBe(expected);
});

test('a bounding box with swapped sides fails with the error of its class', async () => {
  const { error_type, error_message } = await ran('bounding_box', { x_min: 5, x_max: 1 });
  expect(error_type).toBe('ValidationError');
  expect(error_message).toMatch(
    /^1 validation error for BoundingBoxField\n {2}Value error, x_min \(5\) is greater than x_max \(1\)\. \[type=value_error, input_value=\{'x_min': 5,/,
  );
});

test('random values are within their bounds, and the same for the same seed', async () => {
  const draw = async (seed: number) => {
    using sandbox = createSandbox({ seed });
    const item = await run(sandbox, {
      nodes: nodes({ id: 'i', type: 'rand_int', low: 3, high: 9 }, { id: 'f', type: 'rand_float', low: 1, high: 2 }),
    });
    return results(item).map((result) => Number(record(result)['value']));
  };
  const first = await draw(1);
  expect(await draw(1)).toEqual(first);
  const [float = 0, integer = 0] = [...first].sort((one, other) => one - other);
  expect([float >= 1, float <= 2, integer >= 3, integer < 9]).toEqual([true, true, true, true]);
});
