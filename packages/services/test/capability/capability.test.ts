import { createRepositories } from '@x/repositories/repositories';
import { createSandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { CapabilityService, type CapabilityStores } from '../../src/capability.js';

const document = {
  paths: {
    '/api/v1/boards/': { get: {}, post: {}, parameters: [] },
    '/api/v1/auth/status': { get: {} },
  },
  components: {
    schemas: {
      Add: { class: 'invocation', properties: { type: { const: 'add' } } },
      IntegerOutput: { class: 'output', properties: { type: { const: 'integer_output' } } },
      Odd: { class: 'invocation', properties: null },
      Board: { type: 'object' },
      Any: true,
    },
  },
};

/** A server of one document that counts its requests. */
function createServer(isMultiUser = false) {
  const server = { version: '6.14.2', documents: 0, statuses: 0, error: undefined as Error | undefined };
  const stores: CapabilityStores = {
    app: {
      version: async () => ({ version: server.version }),
      openApi: async () => {
        server.documents += 1;
        if (server.error) throw server.error;
        return server.version < '6.12' ? { ...document, paths: { '/api/v1/boards/': { get: {} } } } : document;
      },
    },
    auth: {
      status: async () => {
        server.statuses += 1;
        return { multiuser_enabled: isMultiUser };
      },
    },
  };
  return { server, capabilities: new CapabilityService(stores) };
}

test('reads operations, node types and whether users log in', async () => {
  const { capabilities } = createServer(true);
  expect(await capabilities.read()).toEqual({
    version: '6.14.2',
    isMultiUser: true,
    operations: new Set(['GET /api/v1/boards/', 'POST /api/v1/boards/', 'GET /api/v1/auth/status']),
    nodeTypes: new Set(['add']),
  });
});

test('does not ask a server without users whether they log in', async () => {
  const { server, capabilities } = createServer(true);
  server.version = '6.11.1';
  expect(await capabilities.read()).toMatchObject({ version: '6.11.1', isMultiUser: false });
  expect(server.statuses).toBe(0);
});

test('reads the document once for each release, and again after refresh', async () => {
  const { server, capabilities } = createServer();
  await Promise.all([capabilities.read(), capabilities.read()]);
  await capabilities.read();
  expect(server.documents).toBe(1);
  server.version = '6.14.3';
  expect((await capabilities.read()).version).toBe('6.14.3');
  expect(server.documents).toBe(2);
  capabilities.refresh();
  await capabilities.read();
  expect(server.documents).toBe(3);
});

test('reads again after a failure', async () => {
  const { server, capabilities } = createServer();
  server.error = new Error('lost');
  await expect(capabilities.read()).rejects.toThrow('lost');
  server.error = undefined;
  expect((await capabilities.read()).nodeTypes).toEqual(new Set(['add']));
});

test('a call that is aborted does not end that of others', async () => {
  const { capabilities } = createServer();
  const controller = new AbortController();
  const aborted = capabilities.read({ signal: controller.signal });
  const other = capabilities.read();
  controller.abort(new Error('enough'));
  await expect(aborted).rejects.toThrow('enough');
  expect((await other).version).toBe('6.14.2');
});

test('reads what the sandbox can do', async () => {
  using sandbox = createSandbox();
  const transport = createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch: sandbox.fetch });
  const { operations, nodeTypes, isMultiUser } = await new CapabilityService(createRepositories(transport)).read();
  expect(operations).toContain('POST /api/v1/images/upload');
  expect(nodeTypes).toContain('add');
  expect(isMultiUser).toBe(false);
});
