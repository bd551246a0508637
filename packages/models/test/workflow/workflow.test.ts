import { expect, test } from 'vitest';
import {
  StoredWorkflow,
  WorkflowInput,
  WorkflowListItem,
  WorkflowPageWindow,
  WorkflowRecord,
} from '../../src/workflow.js';
import responses from '../support/workflow.json' with { type: 'json' };

const document = responses.WorkflowInput.smallest;
const versioned = (version: string) => ({ ...document, meta: { version, category: 'user' } });

test('defaults the fields that older servers omit', () => {
  const { workflow, ...record } = responses.WorkflowRecord['6.8.1'];
  expect(WorkflowRecord.parse({ ...record, workflow })).toEqual({
    ...record,
    opened_at: null,
    user_id: 'system',
    is_public: false,
    workflow: { ...workflow, form: null },
    thumbnail_url: null,
    call_saved_workflow_compatibility: null,
  });
  expect(WorkflowListItem.parse(responses.WorkflowListItem['6.8.1'])).toMatchObject({
    user_id: 'system',
    is_public: false,
    thumbnail_url: null,
  });
});

test('keeps unknown keys of a document and of its nodes', () => {
  const odd = { ...document, extra: 1, nodes: [{ a: { b: [] } }], meta: { ...document.meta, more: true } };
  expect(WorkflowInput.parse(odd)).toEqual(odd);
  expect(StoredWorkflow.parse({ ...odd, id: 'w', form: null })).toEqual({ ...odd, id: 'w', form: null });
});

test('reads nodes and edges of any shape, as the server stores them', () => {
  const odd = { ...document, id: 'w', nodes: [{}, { type: 5 }], edges: [{ a: [] }] };
  expect(StoredWorkflow.safeParse(odd).success).toBe(true);
  expect(StoredWorkflow.safeParse({ ...odd, nodes: [1] }).success).toBe(false);
});

test.each(['1.0.0', '4.0.0', '9.1.0-beta.1+x', '0.0.0'])('accepts a document of version %s', (version) => {
  expect(WorkflowInput.safeParse(versioned(version)).success).toBe(true);
});

test.each(['', '4', '4.0', '04.0.0', 'v4.0.0', '4.0.0 ', '4.0.0.0'])(
  'refuses a document of version "%s"',
  (version) => {
    expect(WorkflowInput.safeParse(versioned(version)).error?.issues[0]?.message).toBe(
      'must be a version such as "4.0.0"',
    );
  },
);

test('refuses to store a workflow of the server, and reads one', () => {
  const meta = { version: '4.0.0', category: 'default' };
  const [issue] = WorkflowInput.safeParse({ ...document, meta }).error?.issues ?? [];
  expect(issue).toMatchObject({ path: ['meta', 'category'], message: expect.stringMatching(/^must be "user"/) });
  expect(StoredWorkflow.safeParse({ ...document, meta, id: 'default_x' }).success).toBe(true);
});

test.each(Object.keys(document))('refuses a document without %s', (key) => {
  expect(WorkflowInput.safeParse({ ...document, [key]: undefined }).error?.issues[0]?.path).toEqual([key]);
});

test.each([
  { page: -1, per_page: 1 },
  { page: 0, per_page: 0 },
  { page: 0, per_page: -2 },
  { page: 0, per_page: 1_001 },
  { page: 0.5, per_page: 1 },
])('refuses the page %o, which the server does not', (window) => {
  expect(WorkflowPageWindow.safeParse(window).success).toBe(false);
});
