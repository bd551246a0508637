import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { payloadsOf, recordEvents } from '../support/queue.js';
import { type RequestOptions, request, toRequest } from '../support/request.js';

const stock = {
  boards: [{ board_id: 'x', board_name: 'My board/ é!' }],
  images: [{ image_name: 'a.png', board_id: 'x' }],
};

async function start(sandbox: Sandbox, json: unknown): Promise<string> {
  const { status, body } = await request(sandbox, 'POST /api/v1/images/download', { json });
  expect(status).toBe(202);
  return (body as { bulk_download_item_name: string }).bulk_download_item_name;
}

const fetchZip = (sandbox: Sandbox, name: string, options?: RequestOptions) =>
  sandbox.fetch(...toRequest(`GET /api/v1/images/download/${encodeURIComponent(name)}`, options));

test('a zip is named after its board, contains images by category, and is downloaded once', async () => {
  using sandbox = createSandbox({ uuid: () => 'u1' });
  await sandbox.seed(stock);
  const name = await start(sandbox, { board_id: 'x', image_names: ['nope'] });
  expect(name).toBe('My board é_u1.zip');
  const first = await fetchZip(sandbox, name);
  expect(first.headers.get('content-disposition')).toBe("inline; filename*=utf-8''My%20board%20%C3%A9_u1.zip");
  expect(Object.keys(unzipSync(new Uint8Array(await first.arrayBuffer())))).toEqual(['general/a.png']);
  expect((await fetchZip(sandbox, name)).status).toBe(404);
});

test('downloading a range of it counts too', async () => {
  using sandbox = createSandbox();
  await sandbox.seed(stock);
  const name = await start(sandbox, { image_names: ['a.png'] });
  const part = await fetchZip(sandbox, name, { headers: { range: 'bytes=0-1' } });
  expect([part.status, await part.text()]).toEqual([206, 'PK']);
  expect((await fetchZip(sandbox, name)).status).toBe(404);
});

test.each([
  ['bytes=999999-', 416, ''],
  ['bytes=-999999', 416, ''],
  ['bytes=9-1', 400, 'Range header: start must be less than end'],
  ['bytes=', 400, 'Range header: range must be requested'],
  ['lines=1-2', 400, 'Only support bytes range'],
  ['bytes', 400, 'Malformed range header.'],
])('the range %s is refused with %i, and the zip is kept', async (range, status, text) => {
  using sandbox = createSandbox();
  await sandbox.seed(stock);
  const name = await start(sandbox, { image_names: ['a.png'] });
  const refused = await fetchZip(sandbox, name, { headers: { range } });
  expect([refused.status, await refused.text()]).toEqual([status, text]);
  const whole = await fetchZip(sandbox, name);
  const size = (await whole.arrayBuffer()).byteLength;
  expect(whole.status).toBe(200);
  expect(refused.headers.get('content-range')).toBe(status === 416 ? `*/${size}` : null);
});

test('one missing image makes the whole zip unavailable', async () => {
  using sandbox = createSandbox();
  await sandbox.seed(stock);
  const name = await start(sandbox, { image_names: ['a.png', 'nope'] });
  expect((await fetchZip(sandbox, name)).status).toBe(404);
});

test('rejects an empty download, and fails for a missing board', async () => {
  using sandbox = createSandbox();
  const post = (json: unknown) => request(sandbox, 'POST /api/v1/images/download', { json });
  expect(await post({ image_names: [] })).toMatchObject({
    status: 400,
    body: { detail: 'No images or board id specified.' },
  });
  expect(await post({ board_id: 'nope' })).toMatchObject({ status: 500, body: 'Internal Server Error' });
  expect(await start(sandbox, { board_id: 'none' })).toMatch(/^Uncategorized_/);
});

test.each([
  ['a'.repeat(214), 200],
  ['a'.repeat(215), 404],
  ['é'.repeat(107), 200],
  ['é'.repeat(108), 404],
  ['a'.repeat(300), 404],
])('a zip whose name is too long for a file fails, in bytes: %s', async (board_name, status) => {
  using sandbox = createSandbox(); // 41 bytes are the rest of the name
  await sandbox.seed({ boards: [{ board_id: 'x', board_name }] });
  const log = recordEvents(sandbox);
  const name = await start(sandbox, { board_id: 'x' });
  await new Promise(setImmediate);
  expect((await fetchZip(sandbox, name)).status).toBe(status);
  const errors = payloadsOf(log, 'bulk_download_error');
  const error = `[Errno 36] File name too long: '${join(tmpdir(), 'bulk_downloads', name)}'`;
  expect(errors).toMatchObject(status === 200 ? [] : [{ bulk_download_item_name: name, error }]);
  expect(payloadsOf(log, 'bulk_download_complete')).toHaveLength(status === 200 ? 1 : 0);
});

test('a zip keeps letters and digits of the name of its board, superscripts too, and fractions not', async () => {
  using sandbox = createSandbox({ uuid: () => 'u1' });
  await sandbox.seed({ boards: [{ board_id: 'x', board_name: 'a/b:٣²½☃日. .' }] });
  expect(await start(sandbox, { board_id: 'x' })).toBe('ab٣²日_u1.zip');
});
