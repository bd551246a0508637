import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { syncWorkflowFolder } from '@x/services/workflow-folder';
import { withFolder } from '../../runner/temporary-folder.js';
import { workflowDocument } from '../../runner/workflow-document.js';
import { userScenario } from '../user-scenario.js';

export const scenarios = [
  userScenario('a folder of workflows changes none of other users, private or public', async ({ ada, ben, admin }) => {
    const { workflows } = ada.client.repositories;
    const ids: string[] = [];
    for (const name of ['private', 'public'])
      ids.push((await workflows.create(workflowDocument({ name }))).workflow_id);
    await workflows.setPublic(ids[1] ?? '', true);
    const own = await ben.client.repositories.workflows.create(workflowDocument({ name: 'own' }));
    for (const [user, expected] of [
      [ben, ['invalid', 'invalid', 'write']],
      [admin, ['invalid', 'invalid']],
    ] as const) {
      await withFolder(async (folder) => {
        for (const [index, id] of ids.entries()) {
          const document = { ...workflowDocument({ name: `file ${index}` }), id };
          await writeFile(join(folder, `${index}.json`), JSON.stringify(document));
        }
        const { items } = await syncWorkflowFolder(folder, user.client.repositories).run();
        assert.deepEqual(
          items.map(({ action }) => action),
          expected,
        );
        assert.deepEqual(
          items.slice(0, 2).map(({ reason }) => reason),
          ['is a workflow of another user', 'is a workflow of another user'],
        );
      });
    }
    assert.equal((await workflows.get(ids[0] ?? '')).name, 'private');
    for (const id of ids) await workflows.delete(id);
    await ben.client.repositories.workflows.delete(own.workflow_id);
  }),
];
