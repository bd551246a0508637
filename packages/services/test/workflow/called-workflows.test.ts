import { expect, onTestFinished, test } from 'vitest';

import { createServices } from '../../src/services.js';
import { ADA, createAuthFixture } from '../support/auth-fixture.js';
import { invocation, workflowDocument } from '../support/workflow-document.js';

test('a called workflow that another user has not shared is a problem, and not the end of the opening', async () => {
  const { auth, open, sandbox } = await createAuthFixture();
  onTestFinished(() => sandbox.close());
  const ben = open(auth({ credentials: { ...ADA, email: 'ben@example.com' } }));
  const { workflow_id: id } = await ben.workflows.create(JSON.parse(JSON.stringify(workflowDocument([]))));
  const { workflows, jobs } = createServices(open(auth()));
  onTestFinished(() => jobs.close());
  const workflow = await workflows.open(
    workflowDocument([invocation('call', 'call_saved_workflow', { workflow_id: id })]),
  );
  expect(workflow.problems.map(({ message }) => message)).toEqual([
    `call calls the workflow ${id}, which cannot be read`,
  ]);
});
