import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';

import { createRepositories } from '../src/repositories.js';

test('creates every repository that the package has', () => {
  const source = fileURLToPath(new URL('../src/', import.meta.url));
  const declared = globSync('*.ts', { cwd: source }).flatMap(
    (file) => /^export class (\w+Repository)\b/m.exec(readFileSync(source + file, 'utf8'))?.[1] ?? [],
  );
  const created = Object.values(createRepositories(new FakeTransport())).map(
    (repository) => repository.constructor.name,
  );
  expect(created.toSorted()).toEqual(declared.toSorted());
});

test('all repositories share the transport', async () => {
  const transport = new FakeTransport({ version: '6.14.2' }, { item_ids: [], total_count: 0 });
  const { app, queueItems } = createRepositories(transport);
  await app.version();
  await queueItems.ids();
  expect(transport.requests.map(([route]) => route)).toEqual([
    'GET /api/v1/app/version',
    'GET /api/v1/queue/{queue_id}/item_ids',
  ]);
});

test('a queue and its items have one id', () => {
  const named = createRepositories(new FakeTransport(), { queueId: 'mine' });
  expect([named.queue.queueId, named.queueItems.queueId]).toEqual(['mine', 'mine']);
  const usual = createRepositories(new FakeTransport());
  expect([usual.queue.queueId, usual.queueItems.queueId]).toEqual(['default', 'default']);
});
