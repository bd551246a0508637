import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

const fromSource = new URL('../../../../scripts/run/from-source.mjs', import.meta.url).href;

const megabyte = 1024 * 1024;
const size = 200 * megabyte;

function* zeros(): Generator<Uint8Array> {
  for (let sent = 0; sent < size; sent += megabyte) yield new Uint8Array(megabyte);
}

test('downloads and uploads 200 MB in constant memory', { tags: 'large' }, async () => {
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return void Readable.from(zeros()).pipe(response);
    let uploaded = 0;
    for await (const chunk of request) uploaded += chunk.length;
    response.end(JSON.stringify({ uploaded }));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const program = fileURLToPath(new URL('../support/move-bytes.ts', import.meta.url));
  const args = ['--expose-gc', '--import', fromSource, program, `http://127.0.0.1:${port}`, String(size)];
  const cwd = fileURLToPath(new URL('../../../..', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
  const { downloaded, uploaded, most } = JSON.parse(stdout);
  expect(downloaded).toBe(size);
  expect(uploaded).toBeGreaterThan(size);
  expect(most).toBeLessThan(80 * megabyte); // what is dropped is swept a little later
  server.close();
});
