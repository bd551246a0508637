import { ConnectionError, InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { expect, test } from 'vitest';
import { NodeCatalog } from '../../src/internal/graph/catalog.js';
import { nodeDocument } from '../support/node-document.js';

/** Returns a server that counts how often its document is read. */
function server() {
  const state = { version: '6.14.2', reads: 0, isDown: false, options: [] as (RequestOptions | undefined)[] };
  const app = {
    version: async () => ({ version: state.version }),
    openApi: async (options?: RequestOptions) => {
      state.reads++;
      state.options.push(options);
      if (state.isDown) throw new ConnectionError('GET /openapi.json', 'reset');
      return nodeDocument;
    },
  };
  return { state, catalog: new NodeCatalog({ app }) };
}

test('a template is found by its type, or by a name that is near', async () => {
  const { catalog } = server();
  expect(await catalog.get('img_resize')).toMatchObject({ type: 'img_resize' });
  expect(await catalog.find('img_resize')).toMatchObject({ type: 'img_resize' });
  expect(await catalog.find('imgResize')).toMatchObject({ type: 'img_resize' });
  expect(await catalog.find('nothing like it')).toBeUndefined();
  expect((await catalog.list()).map(({ type }) => type)).toContain('blank_image');
});

test('a type that there is not rejects, and the nearest one is named', async () => {
  const { catalog } = server();
  await expect(catalog.get('img_rezise')).rejects.toThrow(
    'type: unknown node type "img_rezise"; did you mean "img_resize"?',
  );
  await expect(catalog.get('nothing')).rejects.toBeInstanceOf(InputError);
  await expect(catalog.get('nothing')).rejects.toThrow(/^type: unknown node type "nothing"$/);
});

test('the document is read once, also by those who ask at the same time', async () => {
  const { catalog, state } = server();
  await Promise.all([catalog.list(), catalog.get('add'), catalog.lint({ nodes: {}, edges: [] })]);
  await catalog.list();
  expect(state.reads).toBe(1);
});

test('another release, or being told to, has it read again', async () => {
  const { catalog, state } = server();
  await catalog.list();
  state.version = '6.15.0';
  await catalog.list();
  expect(state.reads).toBe(2);
  catalog.refresh();
  await catalog.list();
  expect(state.reads).toBe(3);
});

test('a reading that fails is not kept', async () => {
  const { catalog, state } = server();
  state.isDown = true;
  await expect(catalog.list()).rejects.toBeInstanceOf(ConnectionError);
  state.isDown = false;
  expect(await catalog.get('add')).toMatchObject({ type: 'add' });
  expect(state.reads).toBe(2);
});

test('who aborts while the document is read need not wait for it', async () => {
  const reading = Promise.withResolvers<void>();
  const openApi = () => {
    reading.resolve();
    return new Promise<typeof nodeDocument>(() => {});
  };
  const catalog = new NodeCatalog({ app: { version: async () => ({ version: '1' }), openApi } });
  const controller = new AbortController();
  const list = catalog.list({ signal: controller.signal });
  await reading.promise;
  controller.abort(new Error('enough'));
  await expect(list).rejects.toThrow('enough');
});

test('who aborts stops waiting, and nobody else does', async () => {
  const { catalog, state } = server();
  const controller = new AbortController();
  const [aborted, other] = [catalog.list({ signal: controller.signal, timeout: 5 }), catalog.list()];
  controller.abort(new Error('enough'));
  await expect(aborted).rejects.toThrow('enough');
  expect(await other).not.toEqual([]);
  expect(state.options).toEqual([{ timeout: 5 }]);
});

test('a graph and a batch of it are linted', async () => {
  const { catalog } = server();
  const graph = { nodes: { a: { id: 'a', type: 'integer', valu: 1 } }, edges: [] };
  const data = [[{ node_path: 'a', field_name: 'value', items: [5.5] }]];
  expect(await catalog.lint(graph)).toMatchObject([{ severity: 'warning', field: 'valu', suggestion: 'value' }]);
  expect(await catalog.lint(graph, { data }, { unknownFields: 'error' })).toMatchObject([
    { severity: 'error', code: 'unknown_field' },
    { severity: 'error', code: 'value_type', nodeId: 'a', field: 'value' },
  ]);
});
