import type { SandboxState } from '../../engine/sandbox-state.js';
import { assertOwner } from '../../http/assert-owner.js';
import { type Operation, operation } from '../../http/operation.js';
import { json, jsonFromText, type ServerResponse } from '../../http/response.js';
import { workflow, workflowMembers } from '../../records/workflow/read-workflow.js';
import { embedded } from '../../validation/body.js';
import { boolean } from '../../validation/boolean.js';
import { required } from '../../validation/field.js';
import { must, object } from '../../validation/object.js';
import { string } from '../../validation/string.js';
import { defaultWorkflows } from './defaults/defaults.js';
import { exactBody, unmarkNumbers } from './exact-numbers.js';
import { workflowListOperations } from './list-operations.js';
import { MAY_NOT_UPDATE } from './refusals.js';
import { workflowThumbnailOperations } from './thumbnail-operations.js';
import { WorkflowEvents } from './workflow-events.js';
import { tagsIn, type WorkflowDocument, WorkflowStore } from './workflow-store.js';

const identified = object({ ...workflowMembers, id: must(string()) });

const SHARED = 'shared';

export function workflowOperations(state: SandboxState): Operation[] {
  const { uuid, authenticator } = state;
  const events = new WorkflowEvents(state);
  const store = new WorkflowStore(state);
  store.replaceDefaults(defaultWorkflows);

  return [
    ...workflowListOperations(store),

    operation('GET /api/v1/workflows/i/{workflow_id}', {}, ({ path, user }) => {
      const record = store.getWithFacts(path.workflow_id, user);
      const isReadable = record.is_public || record.workflow.meta.category === 'default';
      if (!isReadable) assertOwner(user, record.user_id, 'Not authorized to access this workflow');
      return exactJson(record);
    }),

    operation(
      'POST /api/v1/workflows/',
      { body: exactBody(embedded({ workflow: required(workflow) })) },
      ({ body, user }) => {
        assertOfUser(body.workflow);
        const id = uuid();
        const owner = { user_id: user.user_id, is_public: !authenticator.isMultiUser };
        store.insert(id, body.workflow, owner);
        const record = store.get(id);
        events.created(record);
        return exactJson(record);
      },
    ),

    // The id in the path is ignored.
    operation(
      'PATCH /api/v1/workflows/i/{workflow_id}',
      { body: exactBody(embedded({ workflow: required(identified) })) },
      ({ body, user }) => {
        const { id, ...document } = body.workflow;
        const before = store.get(id);
        assertOwner(user, before.user_id, MAY_NOT_UPDATE);
        assertOfUser(document);
        store.update(id, document);
        const after = store.get(id);
        events.updated(before, after);
        return exactJson(after);
      },
    ),

    operation('DELETE /api/v1/workflows/i/{workflow_id}', {}, ({ path, user }) => {
      const record = store.get(path.workflow_id);
      assertOwner(user, record.user_id, 'Not authorized to delete this workflow');
      assertOfUser(record.workflow);
      store.delete(record.workflow_id);
      events.deleted(record);
      return json(null);
    }),

    operation(
      'PATCH /api/v1/workflows/i/{workflow_id}/is_public',
      { body: embedded({ is_public: required(boolean) }) },
      ({ path, body, user }) => {
        const before = store.get(path.workflow_id);
        assertOwner(user, before.user_id, MAY_NOT_UPDATE);
        const { id, ...document } = before.workflow;
        store.update(id, { ...document, tags: sharedTags(document.tags, body.is_public) }, body.is_public);
        const after = store.get(id);
        events.updated(before, after);
        return exactJson(after);
      },
    ),

    operation('PUT /api/v1/workflows/i/{workflow_id}/opened_at', {}, ({ path, user }) => {
      const { workflow_id, user_id } = store.get(path.workflow_id);
      assertOwner(user, user_id, MAY_NOT_UPDATE);
      store.markOpened(workflow_id);
      return json(null);
    }),

    ...workflowThumbnailOperations(state, store),
  ];
}

/** Returns a record with the digits that its numbers were sent with. */
const exactJson = (record: object): ServerResponse => jsonFromText(unmarkNumbers(JSON.stringify(record)));

/** Returns the tags of a document, of which one says whether the workflow is public. */
function sharedTags(text: string, isPublic: boolean): string {
  const tags = tagsIn(text);
  if (isPublic && !tags.includes(SHARED)) tags.push(SHARED);
  if (!isPublic && tags.includes(SHARED)) tags.splice(tags.indexOf(SHARED), 1);
  return tags.join(', ');
}

/** The server fails on workflows of its own with an internal error. */
function assertOfUser({ meta }: Pick<WorkflowDocument, 'meta'>): void {
  if (meta.category === 'default') throw new Error('workflows of category "default" belong to the server');
}
