import { expect, test } from 'vitest';

import { workflowTypes } from '../../src/workflow-types.js';
import { invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';

test('integers that a number cannot hold keep every digit in exports, types and calls', async () => {
  const { workflows, nodes } = await createWorkflowFixture();
  const exposedFields = [{ nodeId: 'number', fieldName: 'value' }];
  const document = workflowDocument([invocation('number', 'integer', { value: 12345678901234567890n })], [], {
    exposedFields,
  });
  const workflow = await workflows.open(document);
  expect(workflow.export()).toContain('\n            "value": 12345678901234567890\n');
  expect(JSON.stringify(JSON.parse(workflow.export()), undefined, 2)).toBe(
    workflow.export().replace('12345678901234567890', '12345678901234567000'),
  );
  const types = await nodes.types();
  expect(workflowTypes(document, { types })).toContain('In the document: 12345678901234567890.');
  const { workflow_id } = await workflows.copy(document);
  const call = invocation('call', 'call_saved_workflow', { workflow_id });
  const { problems, document: calling } = await workflows.open(workflowDocument([call]));
  expect(problems).toEqual([]);
  expect(calling.nodes[0]).toMatchObject({
    data: { inputs: { 'saved_workflow_input::number::value': { value: 12345678901234567890n } } },
  });
});
