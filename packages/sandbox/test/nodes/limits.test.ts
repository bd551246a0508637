import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { nodes, queue, results, run } from '../support/queue.js';
import { request } from '../support/request.js';

const add = { nodes: nodes({ id: 'n', type: 'add', a: 2 }) };

test.each([
  ['range', { start: 0, stop: 2e9 }],
  ['range_of_size', { size: 2e9 }],
  ['random_range', { size: 2e9 }],
  ['float_range', { steps: 2e9 }],
])('a collection that is too long fails its item, and the next one runs: %s', async (type, inputs) => {
  using sandbox = createSandbox();
  const failed = await run(sandbox, { nodes: nodes({ id: 'n', type, ...inputs }) });
  expect(failed).toMatchObject({ status: 'failed', error_type: 'MemoryError' });
  expect(failed['error_message']).toMatch(/at most 5000000 values, not of 2000000000/);
  expect(results(await run(sandbox, add))).toEqual([{ value: 2 }]);
});

test.each([
  ['blank_image', { width: 100_000, height: 100_000 }],
  ['img_resize', { width: 2e9, height: 1 }],
  ['img_scale', { scale_factor: 1e9 }],
])('an image that is too large fails its item, and the next one runs: %s', async (type, inputs) => {
  using sandbox = createSandbox();
  await sandbox.seed({ images: [{ image_name: 'a.png' }] });
  const image = type === 'blank_image' ? {} : { image: { image_name: 'a.png' } };
  const failed = await run(sandbox, { nodes: nodes({ id: 'n', type, ...image, ...inputs }) });
  expect(failed).toMatchObject({ status: 'failed', error_type: 'MemoryError' });
  expect(results(await run(sandbox, add))).toEqual([{ value: 2 }]);
});

test('a regular expression that never ends fails its item, and meanwhile requests are executed', async () => {
  using sandbox = createSandbox();
  const string = `${'a'.repeat(60)}!`;
  const inputs = { string, search_string: '(a+)+$', replace_string: '', use_regex: true };
  let isOver = false;
  const failed = run(sandbox, { nodes: nodes({ id: 'n', type: 'string_replace', ...inputs }) }).finally(() => {
    isOver = true;
  });
  while ((await queue(sandbox, 'GET current')) === null) await new Promise(setImmediate);
  expect((await request(sandbox, 'POST /api/v1/boards/?board_name=meanwhile')).status).toBe(201);
  expect(isOver).toBe(false);
  expect(await failed).toMatchObject({ status: 'failed', error_type: 'TimeoutError' });
  expect(results(await run(sandbox, add))).toEqual([{ value: 2 }]);
});

test.each([
  ['aXbX', 'X', '-', 'a-b-'],
  ['a1b22', '(?P<digits>\\d+)', '<\\1>', 'a<1>b<22>'],
  ['abc', '', '-', 'abc'],
  ['abc', 'x*', '-', '-a-b-c-'],
  ['😀é', '.', '.', '..'],
])('replaces by a regular expression: %s %s %s', async (string, search_string, replace_string, value) => {
  using sandbox = createSandbox();
  const node = { id: 'n', type: 'string_replace', string, search_string, replace_string, use_regex: true };
  expect(results(await run(sandbox, { nodes: nodes(node) }))).toEqual([{ value }]);
});

test.each([
  ['dynamic_prompt', false],
  ['workflow_return', false],
  ['save_image_to_file', false],
  ['compel', true],
])(
  'a node of a type that the sandbox does not run is cached by default as on the server: %s %s',
  async (type, use_cache) => {
    using sandbox = createSandbox();
    const { session } = await run(sandbox, { nodes: nodes({ id: 'n', type }) });
    expect(session).toMatchObject({ graph: { nodes: { n: { use_cache } } } });
  },
);
