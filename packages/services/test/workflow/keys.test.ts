import { expect, test } from 'vitest';

import { invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';

test('the id of a node may have dots and begin with that of another one', async () => {
  const { workflows } = await createWorkflowFixture();
  const workflow = await workflows.open(workflowDocument([invocation('a', 'noise'), invocation('a.b', 'noise')]));
  expect(workflow.check({ 'a.width': 64, 'a.b.width': 72 }).values).toEqual([]);
  expect(workflow.check({ 'a.b.with': 72 }).values.map(({ message }) => message)).toEqual([
    '"a.b.with" is no input of the workflow; did you mean "a.b.width"?',
  ]);
});

test('a label that is the name of another input or output is not its key', async () => {
  const { workflows } = await createWorkflowFixture();
  const blank = (id: string, label: string) =>
    invocation(
      id,
      'blank_image',
      {},
      {
        ...{ isIntermediate: false, label: label && 'a' },
        inputs: { width: { name: 'width', label, description: '', value: 16 } },
      },
    );
  const exposedFields = ['a', 'b', 'c'].map((nodeId) => ({ nodeId, fieldName: 'width' }));
  const nodes = [blank('a', ''), blank('b', ''), blank('c', 'a.width')];
  const workflow = await workflows.open(workflowDocument(nodes, [], { exposedFields }));
  expect(workflow.inputs.map(({ key }) => key)).toEqual(['a.width', 'b.width', 'c.width']);
  expect(workflow.outputs.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  const run = await workflow.run({ 'a.width': 24, 'c.width': 32 });
  const withWidth = (value: number) => ({ data: { inputs: { width: { value } } } });
  expect(run.document.nodes).toMatchObject([withWidth(24), withWidth(16), withWidth(32)]);
});

test('what a copy of the document would lose is refused, not lost', async () => {
  const { workflows } = await createWorkflowFixture();
  const named = workflowDocument([invocation('__proto__', 'integer', { value: 5 })]);
  await expect(workflows.open(named)).rejects.toThrow('the node id "__proto__" is not possible');
  const inputs: object = JSON.parse('{ "__proto__": { "name": "a", "label": "", "description": "", "value": 5 } }');
  const withInput = workflowDocument([invocation('a', 'integer', {}, { inputs })]);
  await expect(workflows.open(withInput)).rejects.toThrow('a node has an input "__proto__"');
});

test('a number that need not be whole may be a bigint, which a large one has to be', async () => {
  const { workflows } = await createWorkflowFixture();
  const exposedFields = [{ nodeId: 'f', fieldName: 'value' }];
  const workflow = await workflows.open(
    workflowDocument([invocation('f', 'float', { value: 1.5 })], [], { exposedFields }),
  );
  expect(workflow.check({ 'f.value': 2n ** 60n }).values).toEqual([]);
});

test('an output may be named as a member of an object', async () => {
  const { workflows } = await createWorkflowFixture();
  const image = (id: string, label: string) =>
    invocation(id, 'blank_image', { width: 16, height: 16 }, { isIntermediate: false, label });
  const workflow = await workflows.open(workflowDocument([image('a', '__proto__'), image('b', 'constructor')]));
  const outputs = await (await workflow.run()).outputs();
  expect(Object.entries(outputs).map(([key, names]) => [key, names.length])).toEqual([
    ['__proto__', 1],
    ['constructor', 1],
  ]);
});
