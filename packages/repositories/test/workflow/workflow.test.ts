import { InputError } from '@x/transport/errors';
import { FakeTransport } from '@x/transport/test';
import { describe, expect, test } from 'vitest';
import { WorkflowRepository } from '../../src/workflow.js';
import { emptyWorkflow } from '../support/empty-workflow.js';
import { type Operation, runOperation } from '../support/operation.js';
import { pngImage } from '../support/png-image.js';

const base = {
  workflow_id: 'a/b',
  name: 'A workflow',
  created_at: '2026-11-29 15:35:39.884',
  updated_at: '2026-11-29 15:35:39.980',
  opened_at: null,
  user_id: 'system',
  is_public: true,
};
const facts = { thumbnail_url: null, call_saved_workflow_compatibility: null };
const record = { ...base, workflow: { ...emptyWorkflow, form: null, id: 'a/b' }, ...facts };
const item = { ...base, description: '', category: 'user', tags: '', ...facts };
const page = { page: 1, pages: 2, per_page: 1, total: 2, items: [item] };
const path = { workflow_id: 'a/b' };
const route = 'GET /api/v1/workflows/i/{workflow_id}';
const webp = new Blob(['RIFF\0\0\0\0WEBPVP8 '], { type: 'image/png' });

const operations: Record<string, Operation<WorkflowRepository>> = {
  get: { call: (workflows, o) => workflows.get('a/b', o), response: record, route, request: { path } },
  find: { call: (workflows, o) => workflows.find('a/b', o), response: record, route, request: { path } },
  exists: {
    call: (workflows, o) => workflows.exists('a/b', o),
    response: record,
    route,
    request: { path },
    result: true,
  },
  list: {
    call: (workflows, o) => workflows.list({ categories: ['user'], query: 'x', callable: true }, o),
    response: page,
    route: 'GET /api/v1/workflows/',
    request: { query: { categories: ['user'], query: 'x', callable: true } },
    result: [item],
  },
  page: {
    call: (workflows, o) => workflows.page({ page: 1, per_page: 1, order_by: 'opened_at', tags: ['a'] }, o),
    response: page,
    route: 'GET /api/v1/workflows/',
    request: { query: { page: 1, per_page: 1, order_by: 'opened_at', tags: ['a'] } },
  },
  create: {
    call: (workflows, o) => workflows.create(emptyWorkflow, o),
    response: record,
    route: 'POST /api/v1/workflows/',
    request: { body: { workflow: emptyWorkflow } },
  },
  update: {
    call: (workflows, o) => workflows.update('a/b', { ...emptyWorkflow, ...{ id: 'other' } }, o),
    response: record,
    route: 'PATCH /api/v1/workflows/i/{workflow_id}',
    request: { path, body: { workflow: { ...emptyWorkflow, id: 'a/b' } } },
  },
  delete: {
    call: (workflows, o) => workflows.delete('a/b', o),
    response: null,
    route: 'DELETE /api/v1/workflows/i/{workflow_id}',
    request: { path },
    result: undefined,
  },
  setPublic: {
    call: (workflows, o) => workflows.setPublic('a/b', true, o),
    response: record,
    route: 'PATCH /api/v1/workflows/i/{workflow_id}/is_public',
    request: { path, body: { is_public: true }, since: '6.13.0' },
  },
  markOpened: {
    call: (workflows, o) => workflows.markOpened('default_x', o),
    response: null,
    route: 'PUT /api/v1/workflows/i/{workflow_id}/opened_at',
    request: { path: { workflow_id: 'default_x' } },
    result: undefined,
  },
  tags: {
    call: (workflows, o) => workflows.tags({ categories: ['default'] }, o),
    response: ['a', 'b'],
    route: 'GET /api/v1/workflows/tags',
    request: { query: { categories: ['default'] }, since: '6.10.0' },
  },
  tagCounts: {
    call: (workflows, o) => workflows.tagCounts(['a', 'b'], { categories: ['user'], has_been_opened: true }, o),
    response: { a: 1, b: 0 },
    route: 'GET /api/v1/workflows/counts_by_tag',
    request: { query: { tags: ['a', 'b'], categories: ['user'], has_been_opened: true } },
  },
  categoryCounts: {
    call: (workflows, o) => workflows.categoryCounts(['user', 'default'], { is_public: true }, o),
    response: { user: 1, default: 0 },
    route: 'GET /api/v1/workflows/counts_by_category',
    request: { query: { categories: ['user', 'default'], is_public: true } },
  },
  thumbnail: {
    call: (workflows, o) => workflows.thumbnail('a/b', o),
    response: webp,
    route: 'GET /api/v1/workflows/i/{workflow_id}/thumbnail',
    request: { path },
    result: expect.any(Blob),
  },
  setThumbnail: {
    call: (workflows, o) => workflows.setThumbnail('a/b', pngImage(), o),
    response: null,
    route: 'PUT /api/v1/workflows/i/{workflow_id}/thumbnail',
    request: { path, form: { image: pngImage() } },
    result: undefined,
  },
  deleteThumbnail: {
    call: (workflows, o) => workflows.deleteThumbnail('a/b', o),
    response: null,
    route: 'DELETE /api/v1/workflows/i/{workflow_id}/thumbnail',
    request: { path },
    result: undefined,
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(WorkflowRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(WorkflowRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test.each([
  ['\x89PNG\r\n', 'image/png'],
  ['RIFF1234WEBP', 'image/webp'],
  ['something', 'text/x'],
])('a thumbnail has the media type of its bytes, not that of the response', async (start, type) => {
  const bytes = Uint8Array.from(start, (letter) => letter.charCodeAt(0));
  const workflows = new WorkflowRepository(new FakeTransport(new Blob([bytes], { type: 'text/x' })));
  const thumbnail = await workflows.thumbnail('a');
  expect([thumbnail.type, thumbnail.size]).toEqual([type, bytes.length]);
});

describe('a workflow of the server is not changed, and nothing is sent', () => {
  const calls: Record<string, (workflows: WorkflowRepository) => Promise<unknown>> = {
    update: (workflows) => workflows.update('default_x', emptyWorkflow),
    delete: (workflows) => workflows.delete('default_x'),
    setPublic: (workflows) => workflows.setPublic('default_x', true),
    setThumbnail: (workflows) => workflows.setThumbnail('default_x', pngImage()),
    deleteThumbnail: (workflows) => workflows.deleteThumbnail('default_x'),
  };
  test.each(Object.entries(calls))('%s', async (_, call) => {
    const transport = new FakeTransport(null);
    await expect(call(new WorkflowRepository(transport))).rejects.toMatchObject({
      name: 'DefaultWorkflowError',
      workflowId: 'default_x',
      message: 'workflow "default_x" belongs to the server and cannot be changed; create a copy and change that',
    });
    expect(transport.requests).toEqual([]);
  });
});

describe('rejects without a request', () => {
  const parsed = (json: string) => JSON.parse(json);
  const input: [string, (workflows: WorkflowRepository) => Promise<unknown>, string][] = [
    ['no document', (workflows) => workflows.create(parsed('null')), 'workflow'],
    ['a text for a document', (workflows) => workflows.create(parsed('"{}"')), 'workflow'],
    ['a graph', (workflows) => workflows.create(parsed('{"id":"g","nodes":{},"edges":[]}')), 'workflow.name'],
    [
      'a document of the server',
      (workflows) =>
        workflows.create(parsed(JSON.stringify({ ...emptyWorkflow, meta: { version: '4.0.0', category: 'default' } }))),
      'workflow.meta.category',
    ],
    [
      'a document without a version',
      (workflows) => workflows.update('w', { ...emptyWorkflow, meta: { version: '', category: 'user' } }),
      'workflow.meta.version',
    ],
    ['a flag in words', (workflows) => workflows.setPublic('w', parsed('"yes"')), 'sharing.is_public'],
    ['a negative page', (workflows) => workflows.page({ page: -1, per_page: 1 }), 'query.page'],
    ['a page of no rows', (workflows) => workflows.page({ page: 0, per_page: 0 }), 'query.per_page'],
    ['no tags to count', (workflows) => workflows.tagCounts([]), 'tags'],
    ['a text for tags', (workflows) => workflows.tagCounts(parsed('"abc"')), 'tags'],
    ['no categories to count', (workflows) => workflows.categoryCounts([]), 'categories'],
    ['an empty thumbnail', (workflows) => workflows.setThumbnail('w', new Blob([])), 'file'],
    [
      'a text file for a thumbnail',
      (workflows) => workflows.setThumbnail('w', new Blob(['x'], { type: 'text/plain' })),
      'file',
    ],
  ];
  test.each(input)('%s', async (_, call, argument) => {
    const transport = new FakeTransport({});
    const error = await call(new WorkflowRepository(transport)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ argument });
    expect(transport.requests).toEqual([]);
  });
});

test.each<[string, (workflows: WorkflowRepository) => Promise<unknown>, unknown]>([
  ['the id of another', (workflows) => workflows.get('w'), record],
  [
    'another id in the document',
    (workflows) => workflows.get('a/b'),
    { ...record, workflow: { ...record.workflow, id: 'w' } },
  ],
  ['an old name', (workflows) => workflows.update('a/b', { ...emptyWorkflow, name: 'new' }), record],
  ['an unchanged flag', (workflows) => workflows.setPublic('a/b', false), record],
  ['another page', (workflows) => workflows.page({ page: 0, per_page: 1 }), page],
  ['a page of another size', (workflows) => workflows.page({ page: 1, per_page: 2 }), page],
  ['no count', (workflows) => workflows.tagCounts(['a', 'b']), { a: 1 }],
  ['a record for a deletion', (workflows) => workflows.delete('a/b'), record],
])('rejects a response with %s', async (_, call, response) => {
  const workflows = new WorkflowRepository(new FakeTransport(response));
  await expect(call(workflows)).rejects.toMatchObject({ name: 'ResponseError' });
});

test('accepts a document that the server stored without its unknown keys', async () => {
  const workflows = new WorkflowRepository(new FakeTransport(record));
  const meta = { ...emptyWorkflow.meta, ...{ extra: 1 } };
  expect(await workflows.create({ ...emptyWorkflow, ...{ unknown: 1 }, meta })).toEqual(record);
});
