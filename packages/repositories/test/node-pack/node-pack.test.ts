import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { NodePackRepository } from '../../src/node-pack.js';
import { type Operation, runOperation } from '../support/operation.js';

const pack = { name: 'demo', path: '/srv/nodes/demo', node_count: 1, node_types: ['x_double'] };
const list = { node_packs: [pack], custom_nodes_path: '/srv/nodes' };
const since = '6.13.0';
const source = 'https://example.com/owner/demo.git';
const installed = {
  name: 'demo',
  success: true,
  message: 'Successfully installed.',
  workflows_imported: 0,
  requires_dependencies: false,
  dependency_file: null,
};

const operations: Record<string, Operation<NodePackRepository>> = {
  list: {
    call: (packs, o) => packs.list(o),
    response: list,
    result: [pack],
    route: 'GET /api/v2/custom_nodes/',
    request: { since },
  },
  folder: {
    call: (packs, o) => packs.folder(o),
    response: list,
    result: '/srv/nodes',
    route: 'GET /api/v2/custom_nodes/',
    request: { since },
  },
  install: {
    call: (packs, o) => packs.install({ source }, o),
    response: installed,
    route: 'POST /api/v2/custom_nodes/install',
    request: { body: { source }, since },
  },
  delete: {
    call: (packs, o) => packs.delete('demo', o),
    response: { name: 'demo', success: true, message: 'Successfully uninstalled.' },
    route: 'DELETE /api/v2/custom_nodes/{pack_name}',
    request: { path: { pack_name: 'demo' }, since },
  },
  reload: {
    call: (packs, o) => packs.reload(o),
    response: { status: 'Custom nodes reloaded successfully.' },
    route: 'POST /api/v2/custom_nodes/reload',
    request: { since },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(NodePackRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(NodePackRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('a pack that was not installed is an error with the reason, although the status is 200', async () => {
  const transport = new FakeTransport({ ...installed, success: false, message: 'Git clone failed: no such host' });
  await expect(new NodePackRepository(transport).install({ source })).rejects.toMatchObject({
    name: 'NodePackError',
    message: `node pack "${source}": Git clone failed: no such host`,
    subject: source,
    reason: 'Git clone failed: no such host',
  });
});

test('a pack that was not deleted is an error with the reason, although the status is 200', async () => {
  const transport = new FakeTransport({ name: 'demo', success: false, message: "Node pack 'demo' not found." });
  await expect(new NodePackRepository(transport).delete('demo')).rejects.toMatchObject({
    name: 'NodePackError',
    subject: 'demo',
    reason: "Node pack 'demo' not found.",
  });
});

test('the deletion of another pack is refused', async () => {
  const transport = new FakeTransport({ name: 'other', success: true, message: 'Successfully uninstalled.' });
  await expect(new NodePackRepository(transport).delete('demo')).rejects.toMatchObject({ name: 'ResponseError' });
});

test.each(['', '   '])('a source of "%s" is refused, and no request is made', async (empty) => {
  const transport = new FakeTransport();
  await expect(new NodePackRepository(transport).install({ source: empty })).rejects.toMatchObject({
    name: 'InputError',
    argument: 'input.source',
  });
  expect(transport.requests).toEqual([]);
});
