import assert from 'node:assert/strict';

import { pollUntil } from '../../runner/poll-until.js';
import { scenario } from '../../runner/scenario.js';
import { workflowDocument } from '../../runner/workflow-document.js';

export const scenarios = [
  scenario('what happens to a workflow is emitted, except that it was opened', async (context) => {
    const { workflows } = context.client.repositories;
    const names: string[] = [];
    const stopListening = await context.listen(
      ({ name }) => void (name.startsWith('workflow_') && names.push(name)),
      ({ name }) => !name.startsWith('workflow_'),
    );
    try {
      const { workflow_id: id } = await workflows.create(workflowDocument());
      await workflows.markOpened(id);
      await workflows.update(id, workflowDocument({ name: 'New' }));
      await workflows.setPublic(id, false);
      await workflows.setPublic(id, false);
      await workflows.setPublic(id, true);
      await workflows.delete(id);
      const polling = { timeout: 10_000, interval: context.eventDelay };
      await pollUntil('the workflow is deleted', async () => names.includes('workflow_deleted') || undefined, polling);
    } finally {
      stopListening();
    }
    const updates = Array<string>(4).fill('workflow_updated');
    assert.deepEqual(names, ['workflow_created', ...updates, 'workflow_deleted']);
  }),
];
