import { InputError, NotFoundError } from '@x/transport/errors';
import { describe, expect, test } from 'vitest';

import { emptyWorkflow } from '../support/empty-workflow.js';
import { collected } from '../support/operation.js';
import type { WorkflowSubject } from './contract-subject.js';

/** Tests that workflows behave as those of a server. */
export function testWorkflows({ name, open }: WorkflowSubject): void {
  describe(`workflows ${name}`, () => {
    test('a new workflow has an id of its own, and is found by it', async () => {
      const workflows = await open();
      const created = await workflows.create({ ...emptyWorkflow, ...{ id: 'mine' }, name: 'Brücken 🌉' });
      expect(created).toMatchObject({ name: 'Brücken 🌉', workflow: { name: 'Brücken 🌉', id: created.workflow_id } });
      expect(created.workflow_id).not.toBe('mine');
      expect(await workflows.get(created.workflow_id)).toMatchObject({ workflow: created.workflow });
      expect(await workflows.find(created.workflow_id)).toMatchObject({ workflow: created.workflow });
    });

    test('what is asked of a missing workflow is not found', async () => {
      const workflows = await open();
      expect(await workflows.find('gone')).toBeUndefined();
      await expect(workflows.get('gone')).rejects.toBeInstanceOf(NotFoundError);
    });

    test('an update replaces the document and keeps the id', async () => {
      const workflows = await open();
      const { workflow_id } = await workflows.create({ ...emptyWorkflow, notes: 'old' });
      await workflows.update(workflow_id, { ...emptyWorkflow, name: 'new' });
      const updated = await workflows.get(workflow_id);
      expect(updated).toMatchObject({ workflow_id, name: 'new', workflow: { id: workflow_id, notes: '' } });
    });

    test('a deleted workflow is gone', async () => {
      const workflows = await open();
      const { workflow_id } = await workflows.create(emptyWorkflow);
      await workflows.delete(workflow_id);
      expect(await workflows.find(workflow_id)).toBeUndefined();
    });

    test.each([
      [{}, 'Bac'],
      [{ direction: 'DESC' }, 'caB'],
      [{ order_by: 'created_at' }, 'caB'],
      [{ query: 'FOX' }, 'B'],
      [{ tags: ['oak', 'elm'] }, 'ac'],
      [{ query: 'nothing' }, ''],
      [{ has_been_opened: false }, 'Bac'],
    ] as const)('lists and pages agree on the order of %j', async (query, names) => {
      const workflows = await open();
      await workflows.create({ ...emptyWorkflow, name: 'c', tags: 'Oak, ash' });
      await workflows.create({ ...emptyWorkflow, name: 'a', tags: 'elm' });
      await workflows.create({ ...emptyWorkflow, name: 'B', description: 'a fox' });
      const asked = { categories: ['user'], ...query } as const;
      expect((await collected(workflows.list(asked))).map(({ name }) => name).join('')).toBe(names);
      const page = await workflows.page({ ...asked, page: 0, per_page: 2 });
      expect([page.total, page.items.map(({ name }) => name).join('')]).toEqual([names.length, names.slice(0, 2)]);
    });

    test('a document of the category of the server is refused', async () => {
      const workflows = await open();
      const meta = { version: '4.0.0', category: 'default' };
      const created = workflows.create(JSON.parse(JSON.stringify({ ...emptyWorkflow, meta })));
      await expect(created).rejects.toBeInstanceOf(InputError);
    });
  });
}
