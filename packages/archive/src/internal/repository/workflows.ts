import { randomUUID } from 'node:crypto';
import { WorkflowInput, type WorkflowListItem, WorkflowPageWindow, WorkflowRecord } from '@x/models/workflow';
import { check, containsTerm } from '@x/repositories/implementation';
import type { WorkflowQuery } from '@x/repositories/workflow';
import type { ArchiveWorkflows } from '../../archive.js';

import { checkKind, queryOf } from '../check-argument.js';
import { unsupported } from '../unsupported.js';
import { type Context, changesOf, notFound, respond } from './context.js';
import { now } from './item-access.js';

/** Returns the workflows of an archive. */
export function archiveWorkflows(context: Context): ArchiveWorkflows {
  const { workflows } = context.state;
  const find = async (id: string): Promise<WorkflowRecord | undefined> => {
    checkKind('workflow_id', id, 'text');
    return workflows.find(id);
  };
  const get = async (operation: string, id: string): Promise<WorkflowRecord> => {
    const workflow = await find(id);
    if (workflow) return workflow;
    throw notFound(`workflows.${operation}`, { workflow_id: id });
  };
  const select = async (given: WorkflowQuery | undefined): Promise<WorkflowListItem[]> => {
    const query = queryOf(given);
    if (query.callable !== undefined)
      throw unsupported('workflows.list', 'an archive does not know which nodes a server has; omit `callable`');
    const { order_by = 'name', direction = 'ASC' } = query;
    const found = [...(await workflows.all()).values()].map(toListItem).filter((item) => isMatch(query, item));
    const keyOf = (item: WorkflowListItem) => String(item[order_by] ?? '');
    found.sort((a, b) => Number(keyOf(a) > keyOf(b)) - Number(keyOf(a) < keyOf(b)));
    return direction === 'ASC' ? found : found.reverse();
  };
  return {
    get: (id, options) => respond(options, () => get('get', id)),
    find: (id, options) => respond(options, () => find(id)),
    exists: (id, options) => respond(options, async () => (await find(id)) !== undefined),
    async *list(query, options) {
      yield* await respond(options, () => select(query));
    },
    page: (query, options) =>
      respond(options, async () => {
        const { page, per_page } = check('query', WorkflowPageWindow, query);
        const found = await select(query);
        const items = found.slice(page * per_page, (page + 1) * per_page);
        return { page, pages: Math.ceil(found.length / per_page), per_page, total: found.length, items };
      }),
    create: (input, options) =>
      respond(options, async () => {
        const id = randomUUID();
        const workflow = { form: null, ...check('workflow', WorkflowInput, input), id };
        const fields = { workflow_id: id, name: input.name, workflow, created_at: now(), updated_at: now() };
        await changesOf(context, 'workflows.create').setWorkflow(WorkflowRecord.parse({ ...fields, is_public: true }));
        return get('create', id);
      }),
    update: (id, input, options) =>
      respond(options, async () => {
        const workflow = { form: null, ...check('workflow', WorkflowInput, input), id };
        const fields = { ...(await get('update', id)), name: input.name, workflow, updated_at: now() };
        await changesOf(context, 'workflows.update').setWorkflow(WorkflowRecord.parse(fields));
        return get('update', id);
      }),
    delete: (id, options) =>
      respond(options, async () => {
        checkKind('workflow_id', id, 'text');
        if (!(await workflows.has(id))) throw notFound('workflows.delete', { workflow_id: id });
        await changesOf(context, 'workflows.delete').deleteWorkflow(id);
      }),
  };
}

function isMatch({ categories, is_public, tags, query = '', has_been_opened }: WorkflowQuery, item: WorkflowListItem) {
  return (
    (categories === undefined || categories.includes(item.category)) &&
    (is_public === undefined || is_public === item.is_public) &&
    (tags === undefined || tags.length === 0 || tags.some((tag) => containsTerm(tag, item.tags))) &&
    (query === '' || containsTerm(query, item.name, item.description, item.tags)) &&
    (has_been_opened === undefined || has_been_opened === (item.opened_at !== null))
  );
}

function toListItem({ workflow, ...record }: WorkflowRecord): WorkflowListItem {
  const { description, tags, meta } = workflow;
  return { ...record, description, category: meta.category, tags };
}
