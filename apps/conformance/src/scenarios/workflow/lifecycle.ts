import assert from 'node:assert/strict';

import { record } from '../../record.js';
import { scenario } from '../../runner/scenario.js';
import { workflowDocument, workflowEdge, workflowNode } from '../../runner/workflow-document.js';

const nodes = [
  workflowNode('a', 'add', { a: 1, b: 2.5, c: null }),
  { id: 'n', type: 'notes', data: { notes: 'Füchse 🦊' } },
];

export const scenarios = [
  scenario('a workflow is stored as it was sent, without unknown keys of the document', async ({ client, raw }) => {
    const { workflows } = client.repositories;
    const document = workflowDocument({
      name: 'Füchse 🦊',
      description: 'One\ntwo',
      tags: 'a, bb',
      nodes,
      edges: [workflowEdge('a.value', 'b.a')],
      exposedFields: [{ nodeId: 'a', fieldName: 'a' }],
      form: { rootElementId: 'r', elements: { r: { id: 'r', type: 'container', data: { children: [] } } } },
    });
    const made = await workflows.create(document);
    assert.deepEqual(made.workflow.nodes, nodes);
    assert.deepEqual(await workflows.get(made.workflow_id).then(({ workflow }) => workflow), made.workflow);
    const extra = { ...document, id: 'mine', unknown: 1, meta: { ...document.meta, extra: 2 } };
    const { body } = await raw('POST /api/v1/workflows/', { json: { workflow: extra, other: 3 } });
    assert.notEqual(record(body)['workflow_id'], 'mine');
    await workflows.delete(made.workflow_id);
    assert.equal(await workflows.find(made.workflow_id), undefined);
    await assert.rejects(workflows.delete(made.workflow_id), { name: 'NotFoundError' });
  }),
  // Not recorded: to compare texts of this size takes minutes.
  scenario('a workflow of five megabytes is stored and read', async ({ unrecorded, client }) => {
    const { workflows } = unrecorded.repositories;
    const text = 'x'.repeat(5_000_000);
    const { workflow_id: id } = await workflows.create(workflowDocument({ nodes: [{ text }] }));
    assert.equal((await workflows.get(id)).workflow.nodes[0]?.['text'], text);
    await client.repositories.workflows.delete(id);
  }),
  scenario('an update replaces the whole document, and keeps the record', async ({ client }) => {
    const { workflows } = client.repositories;
    const { workflow_id: id } = await workflows.create(workflowDocument({ nodes, tags: 'a', form: {} }));
    const changed = await workflows.update(id, workflowDocument({ name: 'New' }));
    assert.deepEqual([changed.name, changed.workflow.nodes, changed.workflow.tags], ['New', [], '']);
    assert.equal(changed.workflow.form, null);
    assert.notEqual(changed.updated_at, changed.created_at);
    await workflows.get(id);
  }),
  scenario('an update obeys the id in the document, not that in the path', async ({ client, raw }) => {
    const { workflows } = client.repositories;
    const [one, two] = [await workflows.create(workflowDocument()), await workflows.create(workflowDocument())];
    const workflow = { ...workflowDocument({ name: 'Other' }), id: two.workflow_id };
    for (const path of [one.workflow_id, 'nobody'])
      assert.equal((await raw(`PATCH /api/v1/workflows/i/${path}`, { json: { workflow } })).status, 200);
    assert.equal((await workflows.get(one.workflow_id)).name, 'A workflow');
    assert.equal((await workflows.get(two.workflow_id)).name, 'Other');
    const mine = await workflows.update(one.workflow_id, { ...workflowDocument({ name: 'Mine' }), ...{ id: 'x' } });
    assert.equal(mine.workflow.id, one.workflow_id);
  }),
  scenario('a workflow is shared and not any more, which its tags say too', async ({ client, raw }) => {
    const { workflows } = client.repositories;
    const { workflow_id: id } = await workflows.create(workflowDocument({ tags: ' a ,, bb, shared, shared' }));
    assert.equal((await workflows.setPublic(id, false)).workflow.tags, 'a, bb, shared');
    assert.equal((await workflows.setPublic(id, false)).workflow.tags, 'a, bb');
    assert.equal((await workflows.setPublic(id, true)).workflow.tags, 'a, bb, shared');
    assert.equal((await workflows.setPublic(id, true)).workflow.tags, 'a, bb, shared');
    await workflows.update(id, workflowDocument());
    await raw(`PATCH /api/v1/workflows/i/${id}/is_public`, { json: { is_public: 'off', more: 1 } });
  }),
  scenario('a workflow that is opened says when', async ({ client }) => {
    const { workflows } = client.repositories;
    const { workflow_id: id, opened_at } = await workflows.create(workflowDocument());
    assert.equal(opened_at, null);
    await workflows.get(id);
    await workflows.markOpened(id);
    const opened = await workflows.get(id);
    assert.equal(opened.opened_at, opened.updated_at);
    await workflows.update(id, workflowDocument());
    assert.equal((await workflows.get(id)).opened_at, opened.opened_at);
  }),
  scenario('the server has workflows of its own, which cannot be changed', async ({ unrecorded }) => {
    const { workflows } = unrecorded.repositories;
    const page = await workflows.page({ categories: ['default'], page: 0, per_page: 2 });
    assert.equal(page.items.length, 2);
    for (const { workflow_id, user_id, is_public, category } of page.items) {
      assert.match(workflow_id, /^default_/);
      assert.deepEqual([user_id, is_public, category], ['system', false, 'default']);
      const { workflow } = await workflows.get(workflow_id);
      assert.equal(workflow.id, workflow_id);
      const error = { name: 'DefaultWorkflowError' };
      await assert.rejects(workflows.update(workflow_id, workflowDocument()), error);
      await assert.rejects(workflows.delete(workflow_id), error);
      await assert.rejects(workflows.setPublic(workflow_id, true), error);
      await workflows.markOpened(workflow_id);
    }
    assert.ok((await workflows.tags({ categories: ['default'] })).length > 0);
  }),
];
