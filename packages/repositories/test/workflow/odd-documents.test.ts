import type { WorkflowInput } from '@x/models/workflow';
import { createSandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';
import { WorkflowRepository } from '../../src/workflow.js';
import { emptyWorkflow } from '../support/empty-workflow.js';

/** Returns the workflows of a new sandbox. */
function open() {
  const sandbox = createSandbox();
  const transport = createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch: sandbox.fetch });
  return { sandbox, workflows: new WorkflowRepository(transport) };
}

test('a document of five megabytes is stored, read and replaced', async () => {
  const { sandbox, workflows } = open();
  using _ = sandbox;
  const node = (index: number) => ({ id: `n${index}`, type: 'notes', data: { notes: 'x'.repeat(1_000) } });
  const large = { ...emptyWorkflow, nodes: Array.from({ length: 5_000 }, (_, index) => node(index)) };
  const { workflow_id: id } = await workflows.create(large);
  expect((await workflows.get(id)).workflow.nodes).toEqual(large.nodes);
  expect((await workflows.update(id, { ...large, notes: 'new' })).workflow.notes).toBe('new');
});

test('unknown keys of nodes, edges and form survive; those of the document are dropped by the server', async () => {
  const { sandbox, workflows } = open();
  using _ = sandbox;
  const parts = { nodes: [{ a: { b: [1] } }], edges: [{ c: 2 }], form: { d: null } };
  const odd: WorkflowInput & { readonly extra: number } = { ...emptyWorkflow, ...parts, extra: 1 };
  const { workflow } = await workflows.create(odd);
  expect(workflow).toMatchObject(parts);
  expect(workflow).not.toHaveProperty('extra');
});

test.each([
  ['a name', { name: '\ud83e' }, 'workflow.name'],
  ['a node', { nodes: [{ text: 'a\udc00' }] }, 'workflow.nodes.0.text'],
])('half an emoji in %s is refused before a request', async (_, changes, argument) => {
  const { sandbox, workflows } = open();
  using __ = sandbox;
  await expect(workflows.create({ ...emptyWorkflow, ...changes })).rejects.toMatchObject({
    name: 'InputError',
    argument,
  });
});

test('a workflow of the server that is stored under another name is a copy that can be changed', async () => {
  const { sandbox, workflows } = open();
  using _ = sandbox;
  const { workflow } = await workflows.get('default_sandbox_sum');
  await expect(workflows.create(workflow as WorkflowInput)).rejects.toMatchObject({
    argument: 'workflow.meta.category',
  });
  const meta = { version: workflow.meta.version, category: 'user' } as const;
  const copy = await workflows.create({ ...workflow, meta, name: 'Mine' });
  expect(copy.workflow.nodes).toEqual(workflow.nodes);
  expect(copy.workflow_id).not.toBe('default_sandbox_sum');
});
