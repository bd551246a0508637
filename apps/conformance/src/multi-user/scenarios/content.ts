import assert from 'node:assert/strict';

import { DefaultWorkflowError } from '@x/repositories/errors';
import type { WorkflowQuery } from '@x/repositories/workflow';
import { NotFoundError, PermissionError } from '@x/transport/errors';

import { png } from '../../images/png.js';
import { workflowDocument } from '../../runner/workflow-document.js';
import { userScenario } from '../user-scenario.js';
import type { User } from '../users.js';

/** Without those of the server, which are others in each server. */
const idsOf = async ({ client }: User, query?: WorkflowQuery) =>
  (await Array.fromAsync(client.repositories.workflows.list({ ...query, categories: ['user'] }))).map(
    ({ workflow_id }) => workflow_id,
  );

export const scenarios = [
  userScenario('a workflow is private until its owner shares it', async ({ ada, ben, admin }) => {
    const { workflows } = ada.client.repositories;
    const made = await workflows.create(workflowDocument({ tags: 'ada-tag' }));
    const id = made.workflow_id;
    assert.equal(made.is_public, false);
    const seen = async (query?: WorkflowQuery) =>
      Promise.all([ada, ben, admin].map(async (user) => (await idsOf(user, query)).includes(id)));
    assert.deepEqual(await seen(), [true, false, true]);
    await assert.rejects(ben.client.repositories.workflows.get(id), PermissionError);
    await workflows.setPublic(id, true);
    assert.deepEqual(await seen(), [true, false, true]);
    assert.deepEqual(await seen({ is_public: true }), [true, true, true]);
    assert.equal((await ben.client.repositories.workflows.get(id)).is_public, true);
    assert.equal((await ben.client.repositories.workflows.tags({ categories: ['user'] })).includes('ada-tag'), false);
    assert.equal((await ben.client.repositories.workflows.tags({ is_public: true })).includes('ada-tag'), true);
    assert.deepEqual(await ben.client.repositories.workflows.tagCounts(['ada-tag']), { 'ada-tag': 0 });
    assert.deepEqual(await admin.client.repositories.workflows.tagCounts(['ada-tag']), { 'ada-tag': 1 });
    await workflows.delete(id);
  }),
  userScenario('only the owner of a workflow and administrators can change it', async ({ ada, ben, admin }) => {
    const { workflow_id: id } = await ada.client.repositories.workflows.create(workflowDocument());
    await ada.client.repositories.workflows.setPublic(id, true);
    const { workflows } = ben.client.repositories;
    await assert.rejects(workflows.update(id, workflowDocument({ name: 'x' })), PermissionError);
    await assert.rejects(workflows.setPublic(id, false), PermissionError);
    await assert.rejects(workflows.markOpened(id), PermissionError);
    await assert.rejects(workflows.setThumbnail(id, await png()), PermissionError);
    await assert.rejects(workflows.deleteThumbnail(id), PermissionError);
    await assert.rejects(workflows.delete(id), PermissionError);
    await assert.rejects(workflows.delete('nobody'), NotFoundError);
    const changed = await admin.client.repositories.workflows.update(id, workflowDocument({ name: 'Tidied' }));
    assert.equal(changed.name, 'Tidied');
    await admin.client.repositories.workflows.markOpened(id);
    await admin.client.repositories.workflows.delete(id);
  }),
  userScenario('a workflow of the server is readable by users, and not theirs to change', async ({ program }) => {
    const { repositories, transport } = program().client;
    const { workflows } = repositories;
    const [own] = await Array.fromAsync(workflows.list({ categories: ['default'] }));
    const workflow_id = own?.workflow_id ?? '';
    assert.equal((await workflows.get(workflow_id)).workflow_id, workflow_id);
    await assert.rejects(workflows.markOpened(workflow_id), PermissionError);
    await assert.rejects(workflows.delete(workflow_id), DefaultWorkflowError);
    const path = { workflow_id };
    const route = 'PATCH /api/v1/workflows/i/{workflow_id}/is_public';
    await assert.rejects(transport.send(route, { path, body: { is_public: false } }), PermissionError);
    await assert.rejects(transport.send('DELETE /api/v1/workflows/i/{workflow_id}', { path }), PermissionError);
    const thumbnail = 'DELETE /api/v1/workflows/i/{workflow_id}/thumbnail';
    await assert.rejects(transport.send(thumbnail, { path }), PermissionError);
  }),
  userScenario('a thumbnail of a workflow is open to everybody', async ({ ada, anonymous }) => {
    const { workflow_id: id } = await ada.client.repositories.workflows.create(workflowDocument());
    await ada.client.repositories.workflows.setThumbnail(id, await png());
    assert.equal((await anonymous.client.repositories.workflows.thumbnail(id)).type, 'image/webp');
    assert.equal((await anonymous.raw(`GET /api/v1/workflows/i/${id}`)).status, 401);
    await ada.client.repositories.workflows.delete(id);
  }),
  userScenario('a system prompt is private until its owner shares it', async ({ ada, ben, admin }) => {
    const prompts = ada.client.repositories.systemPrompts;
    const { id, is_public } = await prompts.create({ name: 'Ada', content: 'x' });
    assert.equal(is_public, false);
    const seen = async ({ client }: User) =>
      (await Array.fromAsync(client.repositories.systemPrompts.list())).some((prompt) => prompt.id === id);
    assert.deepEqual(await Promise.all([ada, ben, admin].map(seen)), [true, false, true]);
    const others = ben.client.repositories.systemPrompts;
    await assert.rejects(others.get(id), PermissionError);
    await prompts.update(id, { is_public: true });
    assert.equal((await others.get(id)).name, 'Ada');
    assert.equal(await seen(ben), true);
    await assert.rejects(others.update(id, { name: 'x' }), PermissionError);
    await assert.rejects(others.delete(id), PermissionError);
    await assert.rejects(others.delete('nobody'), NotFoundError);
    await admin.client.repositories.systemPrompts.update(id, { name: 'Tidied' });
    await admin.client.repositories.systemPrompts.delete(id);
  }),
  userScenario('a style preset is private until its owner shares it', async ({ ada, ben, admin }) => {
    const texts = { name: 'Ada', positive_prompt: '{prompt}', negative_prompt: '' };
    const presets = ada.client.repositories.stylePresets;
    const { id, is_public } = await presets.create({ ...texts, image: await png() });
    assert.equal(is_public, false);
    const seen = async ({ client }: User) =>
      (await Array.fromAsync(client.repositories.stylePresets.list())).some((preset) => preset.id === id);
    assert.deepEqual(await Promise.all([ada, ben, admin].map(seen)), [true, false, true]);
    const others = ben.client.repositories.stylePresets;
    await assert.rejects(others.get(id), PermissionError);
    await assert.rejects(others.image(id), PermissionError);
    await presets.update(id, { ...texts, is_public: true, image: null });
    assert.equal((await others.get(id)).name, 'Ada');
    await assert.rejects(others.update(id, { ...texts, is_public: true, image: null }), PermissionError);
    await assert.rejects(others.delete(id), PermissionError);
    await assert.rejects(others.delete('nobody'), NotFoundError);
    await admin.client.repositories.stylePresets.delete(id);
  }),
  userScenario('style presets of the server, exports and imports are for administrators', async ({ ada, admin }) => {
    const texts = { name: 'x', positive_prompt: '', negative_prompt: '' };
    const { stylePresets } = ada.client.repositories;
    const own = (await Array.fromAsync(stylePresets.list())).find(({ type }) => type === 'default');
    await assert.rejects(
      stylePresets.update(own?.id ?? '', { ...texts, is_public: true, image: null }),
      PermissionError,
    );
    await assert.rejects(stylePresets.delete(own?.id ?? ''), PermissionError);
    await assert.rejects(stylePresets.export(), PermissionError);
    const file = new File(['name\nof the administrator\n'], 'a.csv', { type: 'text/csv' });
    await assert.rejects(stylePresets.import(file), PermissionError);
    const made = await stylePresets.create(texts);
    await admin.client.repositories.stylePresets.import(file);
    const csv = await (await admin.client.repositories.stylePresets.export()).text();
    assert.equal(csv, 'name,prompt,negative_prompt\r\nof the administrator,,\r\nx,,\r\n');
    for await (const { id, name } of admin.client.repositories.stylePresets.list())
      if (id === made.id || name === 'of the administrator') await admin.client.repositories.stylePresets.delete(id);
  }),
];
