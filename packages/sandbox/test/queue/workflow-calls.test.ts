import { expect, test } from 'vitest';

import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { edge, enqueue, item, nodes, queue, recordEvents, results, run } from '../support/queue.js';
import { createUsers } from '../support/users.js';
import { returning, saveWorkflow, workflowNode, workflowOf } from '../support/workflow-call.js';

const sum = workflowNode('a', 'add', { a: 1, b: 2 });
const call = (workflow_id: string, workflow_inputs = {}) => ({
  nodes: nodes({ id: 'c', type: 'call_saved_workflow', workflow_id, workflow_inputs }),
});

test('an item waits for the workflow that it calls, and uses what it returns', async () => {
  using sandbox = createSandbox();
  const id = await saveWorkflow(sandbox, returning(sum));
  const log = recordEvents(sandbox);
  const done = await run(sandbox, {
    nodes: { ...call(id).nodes, ...nodes({ id: 'g', type: 'workflow_return_get', key: 'sum' }) },
    edges: [edge('c.values -> g.values')],
  });
  expect(results(done)).toEqual([{ values: { sum: 3 } }, { value: 3 }]);
  const changes = log.events
    .filter(({ name }) => name === 'queue_item_status_changed')
    .map(({ payload }) => payload as { item_id: number; status: string; status_sequence: number })
    .map(({ item_id, status, status_sequence }) => `${item_id} ${status} ${status_sequence}`);
  expect(changes).toEqual([
    ...['1 in_progress 1', '2 pending 0', '1 waiting 2', '2 in_progress 1', '2 completed 2'],
    ...['1 pending 3', '1 in_progress 4', '1 completed 5'],
  ]);
  expect(await item(sandbox, 2)).toMatchObject({ parent_item_id: 1, root_item_id: 1, workflow_call_depth: 1 });
  expect(done.session).toMatchObject({
    workflow_call_history: [{ status: 'completed', child_item_ids: [2], child_outputs: { 2: { sum: 3 } } }],
    waiting_workflow_call: null,
  });
});

test('a batch of a called workflow is a session for each item, whose values are returned in order', async () => {
  using sandbox = createSandbox();
  const more = [
    workflowNode('n', 'integer_batch'),
    workflowNode('g', 'integer_generator', {
      generator: { type: 'integer_generator_linear_distribution', start: 0, end: -7, count: 5 },
    }),
  ];
  const id = await saveWorkflow(sandbox, returning(sum, more, ['g.integers n.integers', 'n.integers a.a']));
  expect(results(await run(sandbox, call(id)))).toEqual([{ values: { sum: [2, 0, -2, -3, -5] } }]);
  expect(await item(sandbox, 3)).toMatchObject({ field_values: [{ node_path: 'a', field_name: 'a', value: -2 }] });
});

const generated = async (type: string, generator: object, to = 'value') => {
  using sandbox = createSandbox();
  const kind = type.replace('_generator', '');
  const many = `${kind}s`;
  const more = [workflowNode('n', `${kind}_batch`), workflowNode('g', type, { generator })];
  const id = await saveWorkflow(
    sandbox,
    returning(workflowNode('a', kind), more, [`g.${many} n.${many}`, `n.${many} a.${to}`]),
  );
  const done = await run(sandbox, call(id));
  return done['error_message'] ?? results(done);
};

test.each([
  ['integer_generator', { type: 'integer_generator_arithmetic_sequence', start: 3, step: 2, count: 3 }, [3, 5, 7]],
  ['integer_generator', { type: 'integer_generator_arithmetic_sequence', start: 3, step: 0 }, 3],
  ['integer_generator', { type: 'integer_generator_parse_string', input: '1; 2;', splitOn: ';' }, [1, 2]],
  ['float_generator', { type: 'float_generator_linear_distribution', end: 1, count: 3 }, [0, 0.5, 1]],
  ['float_generator', { type: 'float_generator_parse_string', input: '1.5\n2', splitOn: '\\n' }, [1.5, 2]],
  ['float_generator', { type: 'float_generator_random_distribution_uniform', values: [9, 8] }, [9, 8]],
  ['string_generator', { type: 'string_generator_parse_string', input: 'a,,b' }, ['a', 'b']],
  [
    'string_generator',
    { type: 'string_generator_dynamic_prompts_combinatorial', input: '{a|b} c', maxPrompts: 5 },
    ['a c', 'b c'],
  ],
])('%s of %j has the values of the server', async (type, generator, sum) => {
  expect(await generated(type, generator)).toEqual([{ values: { sum } }]);
});

test.each([
  [{ type: 'integer_generator_arithmetic_sequence', count: 20_000 }, /exceeds remaining queue capacity/],
  [{ type: 'integer_generator_parse_string', input: '1.5' }, /invalid literal for int\(\) with base 10: '1\.5'/],
  [{ type: 'integer_generator_parse_string', input: '' }, /produced no batch items/],
  [{ type: 'of no kind' }, /Unsupported integer generator type 'of no kind'/],
])('integer_generator of %j fails the call', async (generator, message) => {
  expect(await generated('integer_generator', generator)).toMatch(message);
});

test('a random generator has the same numbers for the same seed', async () => {
  const generator = { type: 'integer_generator_random_distribution_uniform', min: 0, max: 100, count: 4, seed: 42 };
  expect(await generated('integer_generator', generator)).toEqual([{ values: { sum: [64, 2, 27, 22] } }]);
});

/** Calls a workflow that takes long, and returns once it runs. */
async function called(sandbox: Sandbox): Promise<void> {
  const long = workflowNode('a', 'range', { start: 0, stop: 1_000 });
  const more = [workflowNode('i', 'iterate'), workflowNode('n', 'add', { b: 1 })];
  const document = workflowOf(
    [long, ...more, workflowNode('r', 'workflow_return')],
    ['a.collection i.collection', 'i.item n.a'],
  );
  const log = recordEvents(sandbox);
  await enqueue(sandbox, call(await saveWorkflow(sandbox, document)));
  while (!log.names().includes('invocation_complete')) await new Promise((resolve) => setTimeout(resolve, 1));
}

test.each([
  ['the item that calls', 'PUT i/1/cancel', ['canceled', 'canceled']],
  ['the item that was called', 'PUT i/2/cancel', ['canceled', 'canceled']],
])('canceling %s cancels both', async (_, operation, statuses) => {
  using sandbox = createSandbox({ nodeDelay: 1 });
  await called(sandbox);
  await queue(sandbox, operation);
  expect([(await item(sandbox, 1)).status, (await item(sandbox, 2)).status]).toEqual(statuses);
});

test('all items except the running one are canceled, but not those that wait for it', async () => {
  using sandbox = createSandbox({ nodeDelay: 1 });
  await called(sandbox);
  await enqueue(sandbox, { nodes: nodes({ id: 'a', type: 'add' }) });
  expect(await queue(sandbox, 'PUT cancel_all_except_current')).toEqual({ canceled: 1 });
  expect((await item(sandbox, 1)).status).toBe('waiting');
});

test('a restart cancels the items that wait and those that they called', async () => {
  using sandbox = createSandbox({ nodeDelay: 1 });
  await called(sandbox);
  const unfault = sandbox.fault({ kind: 'kill', match: 'GET /api/v1/app/version' });
  await expect(sandbox.fetch('http://sandbox/api/v1/app/version')).rejects.toThrow();
  unfault();
  sandbox.revive();
  for (const id of [1, 2])
    expect(await item(sandbox, id)).toMatchObject({ status: 'canceled', status_sequence: 3 - (id - 1) });
});

test('a workflow of another user cannot be called, unless it is public', async () => {
  const { sandbox, ada, ben } = await createUsers();
  using _ = sandbox;
  const created = await ada('POST /api/v1/workflows/', { json: { workflow: returning(sum) } });
  const { workflow_id } = created.body as { workflow_id: string };
  const graph = { ...call(workflow_id), edges: [] };
  const message = async (name: typeof ada) => {
    const { body } = await name('POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph } } });
    const [id] = (body as { item_ids: number[] }).item_ids;
    for (;;) {
      const { body: found } = await name(`GET /api/v1/queue/default/i/${id}`);
      const { status, error_message } = found as { status: string; error_message?: string };
      if (['completed', 'failed'].includes(status)) return error_message ?? status;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  expect(await message(ada)).toBe('completed');
  expect(await message(ben)).toBe(`The selected saved workflow '${workflow_id}' is not accessible to this user.`);
  await ada(`PATCH /api/v1/workflows/i/${workflow_id}/is_public`, { json: { is_public: true } });
  expect(await message(ben)).toBe('completed');
});
