import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
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
