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
