import assert from 'node:assert/strict';
import { writeLora } from '../../model/model-files.js';
import { record } from '../../record.js';
import { pollUntil } from '../../runner/poll-until.js';
import { withFolder } from '../../runner/temporary-folder.js';
import { workflowDocument } from '../../runner/workflow-document.js';
import { emailOf, PASSWORD } from '../log-in.js';
import { openSocket } from '../open-socket.js';
import { userScenario } from '../user-scenario.js';
import type { Users } from '../users.js';

/** Receives all events of a user, without recording them: those of several users arrive in any order. */
async function listening({ program }: Users, name: string) {
  const listener = program({ credentials: { email: emailOf(name), password: PASSWORD } });
  const names: string[] = [];
  listener.client.events.onAny((event) => void names.push(event.name));
  await openSocket(listener);
  return { client: listener.client, names };
}

export const scenarios = [
  userScenario('the installation of a model is reported to administrators alone', async (users) => {
    const [ada, admin] = [await listening(users, 'ada'), await listening(users, 'admin')];
    const { modelInstalls, models } = admin.client.repositories;
    await withFolder(async (folder) => {
      const source = await writeLora(folder, 'lines');
      const { id } = await modelInstalls.create({ source, inplace: true });
      const key = await pollUntil('the model is installed', async () => (await modelInstalls.get(id)).config_out?.key);
      await pollUntil('its end is reported', async () =>
        admin.names.includes('model_install_complete') ? true : undefined,
      );
      await users.settle();
      await models.delete(key);
      await modelInstalls.prune();
    });
    assert.deepEqual(
      ada.names.filter((name) => /install|download/.test(name)),
      [],
    );
    assert.deepEqual(
      admin.names.filter((name) => name.startsWith('model_install')),
      ['model_install_started', 'model_install_complete'],
    );
    for (const { client } of [ada, admin]) client.close();
  }),
  userScenario('workflows of others are reported while they are shared', async ({ ada, ben, admin, settle }) => {
    const { workflows } = ada.client.repositories;
    for (const user of [ada, ben, admin]) {
      const stop = await user.listen();
      const { workflow_id } = await workflows.create(workflowDocument());
      await workflows.update(workflow_id, workflowDocument({ name: 'Hidden' }));
      await workflows.setPublic(workflow_id, true);
      await workflows.update(workflow_id, workflowDocument({ name: 'Shared' }));
      await workflows.setPublic(workflow_id, false);
      await workflows.delete(workflow_id);
      await settle();
      stop();
    }
  }),
  userScenario('downloads and recalled parameters of others are not reported', async ({ ada, ben, admin, settle }) => {
    const { image_name } = await ada.image();
    for (const user of [ada, ben, admin]) {
      const stop = await user.listen();
      const recalled = await ada.raw('POST /api/v1/recall/default', { json: { positive_prompt: 'a fox' } });
      assert.equal(record(recalled.body)['status'], 'success');
      await ada.client.repositories.bulkDownloads.start({ image_names: [image_name] });
      await settle();
      stop();
    }
  }),
];
