import { ConnectionError, InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { expect, test } from 'vitest';
import { NodeCatalog } from '../../src/internal/graph/catalog.js';
import { collect } from '../support/collect.js';
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

test('finds a template by its type, or by a similar name', async () => {
  const { catalog } = server();
  expect(await catalog.get('img_resize')).toMatchObject({ type: 'img_resize' });
  expect(await catalog.findNearest('img_resize')).toMatchObject({ type: 'img_resize' });
  expect(await catalog.findNearest('imgResize')).toMatchObject({ type: 'img_resize' });
  expect(await catalog.findNearest('unlike any other')).toBeUndefined();
  expect((await collect(catalog.list())).map(({ type }) => type)).toContain('blank_image');
});

test('rejects an unknown type and suggests the most similar one', async () => {
  const { catalog } = server();
  await expect(catalog.get('img_rezise')).rejects.toThrow(
    'type: unknown node type "img_rezise"; did you mean "img_resize"?',
  );
  await expect(catalog.get('nothing')).rejects.toBeInstanceOf(InputError);
  await expect(catalog.get('nothing')).rejects.toThrow(/^type: unknown node type "nothing"$/);
});

test('reads the document once, also for concurrent calls', async () => {
  const { catalog, state } = server();
  await Promise.all([catalog.types(), catalog.get('add'), catalog.lint({ nodes: {}, edges: [] })]);
  await catalog.types();
  expect(state.reads).toBe(1);
});

test('reads it again for another release, or after refresh', async () => {
  const { catalog, state } = server();
  await catalog.types();
  state.version = '6.15.0';
  await catalog.types();
  expect(state.reads).toBe(2);
  catalog.refresh();
  await catalog.types();
  expect(state.reads).toBe(3);
});

test('does not cache a failure', async () => {
  const { catalog, state } = server();
  state.isDown = true;
  await expect(catalog.types()).rejects.toBeInstanceOf(ConnectionError);
  state.isDown = false;
  expect(await catalog.get('add')).toMatchObject({ type: 'add' });
  expect(state.reads).toBe(2);
});

test('an abort rejects at once while the document is being read', async () => {
  const reading = Promise.withResolvers<void>();
  const openApi = () => {
    reading.resolve();
    return new Promise<typeof nodeDocument>(() => {});
  };
  const catalog = new NodeCatalog({ app: { version: async () => ({ version: '1' }), openApi } });
  const controller = new AbortController();
  const types = catalog.types({ signal: controller.signal });
  await reading.promise;
  controller.abort(new Error('enough'));
  await expect(types).rejects.toThrow('enough');
});

test('an abort does not affect other calls for the same document', async () => {
  const { catalog, state } = server();
  const controller = new AbortController();
  const [aborted, other] = [catalog.types({ signal: controller.signal, timeout: 5 }), catalog.types()];
  controller.abort(new Error('enough'));
  await expect(aborted).rejects.toThrow('enough');
  expect((await other).templates.size).toBeGreaterThan(0);
  expect(state.options).toEqual([{ timeout: 5 }]);
});

test('lints a graph and a batch of it', async () => {
  const { catalog } = server();
  const graph = { nodes: { a: { id: 'a', type: 'integer', valu: 1 } }, edges: [] };
  const data = [[{ node_path: 'a', field_name: 'value', items: [5.5] }]];
  expect(await catalog.lint(graph)).toMatchObject([{ severity: 'warning', field: 'valu', suggestion: 'value' }]);
  expect(await catalog.lint(graph, { data }, { unknownFields: 'error' })).toMatchObject([
    { severity: 'error', code: 'unknown_field' },
    { severity: 'error', code: 'value_type', nodeId: 'a', field: 'value' },
  ]);
});
