import { expect, test } from 'vitest';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { edge, type Item, nodes, run } from '../support/queue.js';
import { request } from '../support/request.js';

async function extracted(type: string, inputs: object, values: object = {}): Promise<Item> {
  using sandbox = createSandbox();
  const given = nodes({ id: 'm', type: 'core_metadata', ...values }, { id: 'n', type, ...inputs });
  return await run(sandbox, { nodes: given, edges: [edge('m.metadata -> n.metadata')] });
}

const resultOf = ({ session }: Item) => Object.values(session.results).at(-1);

test.each([
  ['metadata_to_string', { label: 'negative_prompt', default_value: 'd' }, {}, { value: 'd' }],
  ['metadata_to_string', { custom_label: 'k', default_value: 'd' }, { k: [1, 'a', null] }, { value: "[1, 'a', None]" }],
  ['metadata_to_integer', { label: 'seed', default_value: 1 }, { seed: 7 }, { value: 7 }],
  ['metadata_to_integer', { custom_label: 'k', default_value: 1 }, { k: ' 1_2 ' }, { value: 12 }],
  ['metadata_to_float', { custom_label: 'k', default_value: 1 }, { k: '1e2' }, { value: 100 }],
  ['metadata_to_bool', { custom_label: 'k', default_value: true }, { k: [] }, { value: false }],
  ['metadata_to_scheduler', {}, { scheduler: 'lcm' }, { scheduler: 'lcm' }],
  ['metadata_to_integer_collection', { custom_label: 'k', default_value: [1] }, { k: ['3'] }, { collection: [3] }],
])('%s of %j reads metadata %j', async (type, inputs, values, expected) => {
  expect(resultOf(await extracted(type, inputs, values))).toMatchObject(expected);
});

test.each([
  ['metadata_to_integer', { k: 'x' }, "ValueError: invalid literal for int() with base 10: 'x'"],
  ['metadata_to_float', { k: [] }, "TypeError: float() argument must be a string or a real number, not 'list'"],
  [
    'metadata_to_string_collection',
    { k: 'no' },
    'ValidationError: 1 validation error for StringCollectionOutput\ncollection\n  Input should be a valid list ' +
      "[type=list_type, input_value='no', input_type=str]\n    For further information visit " +
      'https://errors.pydantic.dev/2.14/v/list_type',
  ],
])('%s fails when metadata %j are of another type', async (type, values, expected) => {
  const fallback = { metadata_to_integer: 1, metadata_to_float: 1 }[type] ?? [];
  const { error_type, error_message } = await extracted(type, { custom_label: 'k', default_value: fallback }, values);
  expect(`${error_type}: ${error_message}`).toBe(expected);
});

test('a value is added to metadata, and to the input in the session', async () => {
  const item = await extracted('metadata_item_linked', { label: 'steps', value: 9 }, { seed: 1 });
  const metadata = { seed: 1, app_version: '6.14.2', steps: 9 };
  expect(resultOf(item)).toMatchObject({ metadata });
  const graph = record(record(item.session['execution_graph'])['nodes']);
  expect(Object.values(graph).at(-1)).toMatchObject({ metadata });
});

test('a custom label that is missing is refused with the node', async () => {
  using sandbox = createSandbox();
  const graph = { nodes: nodes({ id: 'n', type: 'metadata_to_string', custom_label: ' ', default_value: '' }) };
  const response = await request(sandbox, 'POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph } } });
  expect(response.status).toBe(422);
  expect(record(response.body)['detail']).toMatchObject([
    {
      loc: ['body', 'batch', 'graph', 'nodes', 'n', 'metadata_to_string'],
      msg: 'Value error, You must enter a Custom Label',
    },
  ]);
});
