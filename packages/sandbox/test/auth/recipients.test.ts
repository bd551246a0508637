import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { SandboxEvent } from '../../src/events.js';
import { record } from '../../src/internal/validation/record.js';
import { form, png, UPLOAD } from '../support/image-file.js';
import { createUsers } from '../support/users.js';

/** Returns users, and what each receives in the room of the queue. */
async function createListeners() {
  const users = await createUsers();
  const received: Record<string, SandboxEvent[]> = {};
  for (const name of ['ada', 'ben', 'admin']) {
    const events: SandboxEvent[] = [];
    received[name] = events;
    const client = { onEvent: (event: SandboxEvent) => void events.push(event) };
    users.sandbox.events.connect(client, { token: await users.login(name) }).join('default');
  }
  return { ...users, names: (name: string) => (received[name] ?? []).map((event) => event.name), received };
}

test('an installation is reported to administrators alone', async () => {
  const { sandbox, admin, names } = await createListeners();
  using _ = sandbox;
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-model-'));
  try {
    const source = join(folder, 'unknown.safetensors');
    writeFileSync(source, 'no tensors');
    await admin(`POST /api/v2/models/install?source=${encodeURIComponent(source)}&inplace=true`, { json: {} });
    await expect.poll(() => names('admin')).toEqual(['model_install_started', 'model_install_complete']);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect([names('ada'), names('ben')]).toEqual([[], []]);
});

test('recalled parameters are reported to the user and to administrators, once', async () => {
  const { sandbox, ada, admin, names } = await createListeners();
  using _ = sandbox;
  await ada('POST /api/v1/recall/default', { json: { positive_prompt: 'a fox' } });
  expect([names('ada'), names('ben'), names('admin')]).toEqual([
    ['recall_parameters_updated'],
    [],
    ['recall_parameters_updated'],
  ]);
  await admin('POST /api/v1/recall/default', { json: { positive_prompt: 'a fox' } });
  expect([names('ada').length, names('ben').length, names('admin').length]).toEqual([1, 0, 2]);
});

test('a download is reported to the user and to administrators, and twice to one who is both', async () => {
  const { sandbox, ada, admin, names } = await createListeners();
  using _ = sandbox;
  const download = async (send: typeof ada) => {
    const { body } = await send(UPLOAD, form(await png()));
    await send('POST /api/v1/images/download', { json: { image_names: [record(body)['image_name']] } });
  };
  const both = ['bulk_download_started', 'bulk_download_complete'];
  await download(ada);
  await expect.poll(() => names('ada')).toEqual(both);
  expect([names('ben'), names('admin')]).toEqual([[], both]);
  await download(admin);
  await expect.poll(() => names('admin').length).toBe(6);
  expect([names('ada'), names('ben')]).toEqual([both, []]);
});

test('an item that somebody cancels, retries and clears is reported to others without its ids', async () => {
  const { sandbox, ada, admin, received } = await createListeners();
  using _ = sandbox;
  await admin('PUT /api/v1/queue/default/processor/pause');
  const graph = { id: 'g', nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] };
  const { body } = await ada('POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph, runs: 1 } } });
  const ids = record(body)['item_ids'] as number[];
  await ada(`PUT /api/v1/queue/default/i/${ids[0]}/cancel`);
  await ada('PUT /api/v1/queue/default/retry_items_by_id', { json: ids });
  await ada('PUT /api/v1/queue/default/clear');
  const of = (name: string, event: string) =>
    record((received[name] ?? []).find((each) => each.name === event)?.payload);
  expect(of('ada', 'queue_items_retried')['retried_item_ids']).toHaveLength(1);
  expect(of('admin', 'queue_items_retried')).toMatchObject(of('ada', 'queue_items_retried'));
  expect(of('ben', 'queue_items_retried')).toMatchObject({ retried_item_ids: [], user_ids: [] });
  expect(of('ben', 'queue_cleared')).toMatchObject({ user_id: 'redacted' });
  expect(of('admin', 'queue_cleared')).toEqual(of('ada', 'queue_cleared'));
  const { user_id } = record((await ada('GET /api/v1/auth/me')).body);
  expect(of('ada', 'queue_cleared')).toMatchObject({ user_id });
  expect(JSON.stringify(received['ben'])).not.toContain(String(user_id));
});
