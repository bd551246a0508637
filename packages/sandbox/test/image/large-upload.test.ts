import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type IncomingMessage, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { serve } from '../../src/serve.js';
import { png, UPLOAD } from '../support/image-file.js';
import { bodyOf, toRequest } from '../support/request.js';

const fromSource = new URL('../../../../scripts/run/from-source.mjs', import.meta.url).href;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const MIB = 1024 * 1024;

/** Returns a PNG whose pixels are not compressed. */
function largePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length);
    frame.writeUInt32BE(crc32(body), 4);
    return [frame.subarray(0, 4), body, frame.subarray(4)];
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const pixels = deflateSync(Buffer.alloc((width * 3 + 1) * height), { level: 0 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    ...chunk('IHDR', head),
    ...chunk('IDAT', pixels),
    ...chunk('IEND', Buffer.alloc(0)),
  ]);
}

const HEAD = '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\ncontent-type: image/png\r\n\r\n';
const headers = { 'content-type': 'multipart/form-data; boundary=x' };

/** Starts an upload over a port. */
function start(url: string, parts: readonly (string | Buffer)[]) {
  const outgoing = send(`${url}${UPLOAD.split(' ')[1]}`, { method: 'POST', headers });
  for (const part of parts) outgoing.write(part);
  return outgoing;
}

async function upload(url: string, file: Buffer): Promise<unknown> {
  const outgoing = start(url, [HEAD, file, '\r\n--x--\r\n']);
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return json(response);
}

test('an upload of 100 MB takes less memory than the file', { tags: 'large' }, async () => {
  const file = largePng(4_096, 8_192);
  const program = fileURLToPath(new URL('../support/measured-server.ts', import.meta.url));
  const flags = ['--import', fromSource, '--conditions=@x/source', program, root];
  const server = spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
    const next = async () => String((await lines.next()).value);
    const memory = async () => {
      server.stdin.write('\n');
      return Number(await next());
    };
    const url = await next();
    await upload(url, largePng(1_024, 1_024)); // loads what it needs
    const before = await memory();
    expect(await upload(url, file)).toMatchObject({ width: 4_096, height: 8_192 });
    expect(file.length).toBeGreaterThan(96 * MIB);
    expect((await memory()) - before).toBeLessThan(file.length);
  } finally {
    server.kill('SIGKILL');
  }
});

const spools = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`x-sandbox-${process.pid}-`));

test.each(['memory', 'disk'])(
  'what is large is stored as what is small, and leaves no file behind: in %s',
  async (kind) => {
    using sandbox = createSandbox(kind === 'disk' ? { root } : {});
    await using served = await serve(sandbox);
    const noise = await sharp({
      create: {
        width: 900,
        height: 700,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 99, sigma: 40 },
      },
    })
      .png()
      .withMetadata()
      .toBuffer();
    expect(noise.length).toBeGreaterThan(MIB);
    const image = (await upload(served.url, noise)) as { image_url: string; image_name: string };
    const stored = Buffer.from(await (await sandbox.fetch(...toRequest(`GET /${image.image_url}`))).arrayBuffer());
    const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
    expect((await pixels(stored)).equals(await pixels(noise))).toBe(true);
    const thumbnail = await sandbox.fetch(...toRequest(`GET /api/v1/images/i/${image.image_name}/thumbnail`));
    expect((await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata()).width).toBe(256);
    expect(spools()).toEqual([]);
  },
);

test('an upload that is cut off leaves no file behind, and nothing is stored', async () => {
  using sandbox = createSandbox({ root });
  await using served = await serve(sandbox);
  const outgoing = start(served.url, [HEAD, largePng(900, 900)]);
  outgoing.on('error', () => {});
  while (spools().length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  outgoing.destroy();
  while (spools().length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(await total(sandbox)).toBe(0);
});

const total = async (sandbox: Sandbox) => ((await bodyOf(sandbox, 'GET /api/v1/images/')) as { total: number }).total;

test('files of uploads whose process was killed are removed at the next start, those of others are not', async () => {
  const killed = spawn(process.execPath, ['-e', '']);
  await once(killed, 'exit');
  const [stale, own] = [killed.pid, process.pid].map((pid) => join(tmpdir(), `x-sandbox-${pid}-test`));
  mkdirSync(stale ?? '');
  mkdirSync(own ?? '');
  using _sandbox = createSandbox({ root });
  const left = [existsSync(stale ?? ''), existsSync(own ?? '')];
  rmSync(own ?? '', { recursive: true });
  expect(left).toEqual([false, true]);
});

test.each([1, 7, 64, 100_000])('a form is read alike in chunks of %i bytes', async (size) => {
  using sandbox = createSandbox();
  await using served = await serve(sandbox);
  const field = '--x\r\ncontent-disposition: form-data; name="metadata"\r\n\r\n{"a": "\r\n--y"}\r\n';
  const form = Buffer.concat([
    Buffer.from(`\r\n\r\n${field}${HEAD}`),
    await png({ width: 9 }),
    Buffer.from('\r\n--x--'),
  ]);
  const outgoing = start(served.url, []);
  for (let at = 0; at < form.length; at += size) outgoing.write(form.subarray(at, at + size));
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  expect([response.statusCode, await json(response)]).toMatchObject([201, { width: 9 }]);
});
