import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';
import { createUsers } from '../support/users.js';

const route = '/api/v1/workflows/';
const clock = () => new Date('2026-11-25T02:49:43.110Z');
const document = {
  name: 'A',
  author: '',
  description: '',
  version: '',
  contact: '',
  tags: '',
  notes: '',
  exposedFields: [],
  meta: { version: '4.0.0', category: 'user' },
  nodes: [],
  edges: [],
};
const stored = (changes: object = {}) => ({ json: { workflow: { ...document, ...changes } } });

test('a new workflow has the keys of the server, in its order', async () => {
  using sandbox = createSandbox({ clock, uuid: () => 'w1' });
  const { status, body } = await request(sandbox, `POST ${route}`, stored({ id: 'mine', extra: 1 }));
  expect(status).toBe(200);
  expect(JSON.stringify(body)).toBe(
    '{"workflow_id":"w1","name":"A","created_at":"2026-11-25 02:49:43.110","updated_at":"2026-11-25 02:49:43.110",' +
      '"opened_at":null,"user_id":"system","is_public":true,"workflow":{"name":"A","author":"","description":"",' +
      '"version":"","contact":"","tags":"","notes":"","exposedFields":[],"meta":{"version":"4.0.0","category":"user"},' +
      '"nodes":[],"edges":[],"form":null,"id":"w1"}}',
  );
});

interface Item {
  readonly workflow_id: string;
  readonly name: string;
  readonly opened_at: string | null;
  readonly call_saved_workflow_compatibility: { readonly is_callable: boolean };
}
const itemsOf = async (sandbox: Parameters<typeof bodyOf>[0], query = '') =>
  ((await bodyOf(sandbox, `GET ${route}${query}`)) as { items: Item[] }).items;

test('pages have at most as many workflows as requested, and say how many there are', async () => {
  using sandbox = createSandbox();
  for (const name of ['a', 'b', 'c']) await request(sandbox, `POST ${route}`, stored({ name }));
  const read = async (query: string) => {
    const page = await bodyOf(sandbox, `GET ${route}?categories=user&${query}`);
    const { items, ...rest } = page as { items: Item[] };
    return { ...rest, names: items.map(({ name }) => name) };
  };
  expect(await read('page=0&per_page=2')).toEqual({ page: 0, pages: 2, per_page: 2, total: 3, names: ['a', 'b'] });
  expect(await read('page=1&per_page=2')).toEqual({ page: 1, pages: 2, per_page: 2, total: 3, names: ['c'] });
  expect(await read('page=2&per_page=2')).toEqual({ page: 2, pages: 2, per_page: 2, total: 3, names: [] });
  expect(await read('page=0&per_page=3')).toMatchObject({ pages: 1, names: ['a', 'b', 'c'] });
  for (const query of ['page=0', 'page=0&per_page=0'])
    expect(await read(query)).toEqual({ page: 0, pages: 1, per_page: 3, total: 3, names: ['a', 'b', 'c'] });
});

test('brings along workflows that need no model and that the editor accepts', async () => {
  using sandbox = createSandbox();
  const items = await itemsOf(sandbox, '?categories=default');
  expect(items).toHaveLength(7);
  for (const { workflow_id } of items) {
    expect(workflow_id).toMatch(/^default_/);
    const { workflow } = (await bodyOf(sandbox, `GET ${route}i/${workflow_id}`)) as { workflow: Document };
    const { elements, rootElementId } = workflow.form;
    const fields = elements[rootElementId]?.data.children?.map((id) => elements[id]?.data.fieldIdentifier) ?? [];
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) {
      const node = workflow.nodes.find(({ id }) => id === field?.nodeId);
      expect(node?.data.inputs).toHaveProperty([field?.fieldName ?? '']);
    }
    for (const { source, target, targetHandle } of workflow.edges) {
      expect(workflow.nodes.map(({ id }) => id)).toContain(source);
      const inputs = workflow.nodes.find(({ id }) => id === target)?.data.inputs ?? {};
      expect(inputs[targetHandle]).not.toBe(undefined);
    }
  }
  const callable = items.filter((item) => item.call_saved_workflow_compatibility.is_callable);
  expect(callable.map(({ name }) => name)).toEqual(['Prompts from a template', 'Return a sum']);
});

interface Document {
  readonly nodes: { readonly id: string; readonly data: { readonly inputs: Readonly<Record<string, unknown>> } }[];
  readonly edges: { readonly source: string; readonly target: string; readonly targetHandle: string }[];
  readonly form: {
    readonly rootElementId: string;
    readonly elements: Readonly<Record<string, { readonly data: ElementData }>>;
  };
}

interface ElementData {
  readonly children?: string[];
  readonly fieldIdentifier?: { readonly nodeId: string; readonly fieldName: string };
}

test('keeps workflows and thumbnails in its folder, and when those of the server were opened', async () => {
  const root = mkdtempSync(join(tmpdir(), 'x-sandbox-'));
  try {
    const first = createSandbox({ root, uuid: () => 'w1' });
    await request(first, `POST ${route}`, stored());
    await request(first, `PUT ${route}i/default_sandbox_sum/opened_at`);
    first.close();
    using second = createSandbox({ root });
    expect((await bodyOf(second, `GET ${route}i/w1`)) as object).toMatchObject({ name: 'A' });
    const opened = await itemsOf(second, '?has_been_opened=true');
    expect(opened.map(({ workflow_id }) => workflow_id)).toEqual(['default_sandbox_sum']);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('obeys the id in the document of a change, and leaves workflows of the server as they are', async () => {
  using sandbox = createSandbox({ uuid: () => 'w1' });
  await request(sandbox, `POST ${route}`, stored());
  const changed = await request(sandbox, `PATCH ${route}i/nobody`, stored({ id: 'w1', name: 'B' }));
  expect(changed).toMatchObject({ status: 200, body: { workflow_id: 'w1', name: 'B' } });
  const own = await request(sandbox, `PATCH ${route}i/x`, stored({ id: 'default_sandbox_sum', name: 'B' }));
  expect(own).toMatchObject({ status: 200, body: { name: 'Return a sum' } });
  expect((await request(sandbox, `DELETE ${route}i/default_sandbox_sum`)).status).toBe(500);
  const meta = { version: '4.0.0', category: 'default' };
  expect((await request(sandbox, `POST ${route}`, stored({ meta }))).status).toBe(500);
});

test('replaces halves of emoji in keys, and refuses them in values', async () => {
  using sandbox = createSandbox();
  const made = await request(sandbox, `POST ${route}`, stored({ nodes: [{ '\ud83e': 1 }] }));
  expect(made).toMatchObject({ status: 200, body: { workflow: { nodes: [{ '\ufffd\ufffd\ufffd': 1 }] } } });
  expect((await request(sandbox, `POST ${route}`, stored({ nodes: [{ a: '\ud83e' }] }))).status).toBe(500);
  expect(await itemsOf(sandbox, '?categories=user')).toHaveLength(1);
});

test('emits what happens to a workflow', async () => {
  using sandbox = createSandbox({ clock, uuid: () => 'w1' });
  const events: unknown[] = [];
  sandbox.events.on('workflow_created', (payload) => events.push(['created', payload]));
  sandbox.events.on('workflow_updated', (payload) => events.push(['updated', payload]));
  sandbox.events.on('workflow_deleted', (payload) => events.push(['deleted', payload]));
  await request(sandbox, `POST ${route}`, stored());
  await request(sandbox, `PUT ${route}i/w1/opened_at`);
  await request(sandbox, `PATCH ${route}i/w1/is_public`, { json: { is_public: false } });
  await request(sandbox, `PATCH ${route}i/w1`, stored({ id: 'w1' }));
  await request(sandbox, `DELETE ${route}i/w1`);
  const about = { timestamp: 1_795_574_983, workflow_id: 'w1', user_id: 'system' };
  expect(events).toEqual([
    ['created', { ...about, is_public: true }],
    ['updated', { ...about, old_is_public: true, new_is_public: false }],
    ['updated', { ...about, old_is_public: false, new_is_public: false }],
    ['deleted', { ...about, is_public: false }],
  ]);
});

test('a workflow of a user is private until it is shared', async () => {
  const { sandbox, ada, ben, admin, anonymous } = await createUsers();
  using _ = sandbox;
  const revoked: unknown[] = [];
  sandbox.events.on('workflow_access_revoked', (payload) => revoked.push(payload));
  const { body } = await ada(`POST ${route}`, stored({ tags: 'ada-tag' }));
  const { workflow_id: id, is_public } = body as { workflow_id: string; is_public: boolean };
  expect(is_public).toBe(false);
  const seen = async (send: typeof ada, query = '') => {
    const { items } = (await send(`GET ${route}?categories=user${query}`)).body as { items: Item[] };
    return items.length;
  };
  expect([await seen(ada), await seen(ben), await seen(admin)]).toEqual([1, 0, 1]);
  expect((await ben(`GET ${route}tags?categories=user`)).body).toEqual([]);
  expect((await ben(`GET ${route}counts_by_tag?tags=ada-tag`)).body).toEqual({ 'ada-tag': 0 });
  expect((await ben(`GET ${route}counts_by_category?categories=user`)).body).toEqual({ user: 0 });
  expect(await ben(`GET ${route}i/${id}`)).toMatchObject({
    status: 403,
    body: { detail: 'Not authorized to access this workflow' },
  });
  await ada(`PATCH ${route}i/${id}/is_public`, { json: { is_public: true } });
  expect([await seen(ben), await seen(ben, '&is_public=true')]).toEqual([0, 1]);
  expect((await ben(`GET ${route}i/${id}`)).status).toBe(200);
  const update = { status: 403, body: { detail: 'Not authorized to update this workflow' } };
  expect(await ben(`PATCH ${route}i/${id}`, stored({ id }))).toMatchObject(update);
  expect(await ben(`PUT ${route}i/default_sandbox_sum/opened_at`)).toMatchObject(update);
  expect(await ben(`DELETE ${route}i/${id}`)).toMatchObject({
    status: 403,
    body: { detail: 'Not authorized to delete this workflow' },
  });
  expect((await anonymous(`GET ${route}i/${id}/thumbnail`)).status).toBe(500);
  expect((await anonymous(`GET ${route}i/${id}`)).status).toBe(401);
  await ada(`PATCH ${route}i/${id}/is_public`, { json: { is_public: false } });
  expect(revoked).toMatchObject([{ workflow_id: id }]);
});
