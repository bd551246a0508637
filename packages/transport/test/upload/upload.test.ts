import { expect, test, vi } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import type { MultipartForm } from '../../src/transport.js';
import { json, reset } from '../support/responses.js';
import { startServer, type TestServer } from '../support/test-server.js';

const bytes = Uint8Array.from({ length: 150_000 }, (_, index) => index % 251);
const stream = (...chunks: Uint8Array<ArrayBuffer>[]) => new Blob(chunks).stream();

/** Reads a multipart body as a server does. */
async function formOf({ seen }: TestServer): Promise<FormData> {
  const [{ headers, body } = { headers: {}, body: '' }] = seen;
  const type = String(headers['content-type']);
  return new Response(new Uint8Array(Buffer.from(body)), { headers: { 'content-type': type } }).formData();
}

const files: [string, MultipartForm[string]][] = [
  ['a Blob', new Blob([bytes], { type: 'image/png' })],
  ['a File', new File([bytes], 'a.png', { type: 'image/png' })],
  ['a stream', { stream: stream(bytes), name: 'a.png', type: 'image/png', size: bytes.length }],
];

test.each(files)('uploads %s', async (_, file) => {
  await using server = await startServer(json({}, 201));
  const transport = createHttpTransport({ baseUrl: server.url });
  await transport.send('POST /upload', { form: { file, metadata: '{"ü":1}', resize_to: undefined } });
  const form = await formOf(server);
  const sent = form.get('file');
  expect([...form.keys()]).toEqual(['file', 'metadata']);
  expect(form.get('metadata')).toBe('{"ü":1}');
  expect(sent).toMatchObject({
    type: 'image/png',
    name: file instanceof Blob && !(file instanceof File) ? 'blob' : 'a.png',
  });
  expect(sent instanceof File && new Uint8Array(await sent.arrayBuffer())).toEqual(bytes);
});

test.each([
  ['a Blob', new Blob([bytes], { type: 'image/png' })],
  ['a stream of known size', { stream: stream(bytes), name: 'a.png', type: 'image/png', size: bytes.length }],
  ['a stream of unknown size', { stream: stream(bytes, bytes), name: 'a.png', type: 'image/png' }],
])('reports the progress of an upload of %s', async (_, file) => {
  await using server = await startServer(json({}));
  const onProgress = vi.fn();
  await createHttpTransport({ baseUrl: server.url }).send('POST /upload', { form: { file, text: 'ü' }, onProgress });
  const sent = server.seen[0]?.body.length;
  const total = 'size' in file ? sent : undefined;
  expect(onProgress).toHaveBeenLastCalledWith({ transferred: sent, total });
  const transferred = onProgress.mock.calls.map(([state]) => state.transferred);
  expect(transferred).toEqual(transferred.toSorted((a, b) => a - b));
  expect(transferred.length).toBeGreaterThan(3);
});

test('reads a Blob in chunks of 64 KiB and reports each of them once', async () => {
  await using server = await startServer(json({}));
  const onProgress = vi.fn();
  const form = { file: new Blob([new Uint8Array(131_072)], { type: 'image/png' }) };
  await createHttpTransport({ baseUrl: server.url }).send('POST /upload', { form, onProgress });
  const transferred = onProgress.mock.calls.map(([state]) => Number(state.transferred));
  const chunks = transferred.map((bytes, index) => bytes - (transferred[index - 1] ?? 0));
  expect(chunks.slice(1, -2)).toEqual([65_536, 65_536]); // before it the head of the part, after it two line ends
});

test.each(['a "quoted" name.png', 'Brücke 🌉.png', 'line\r\nbreak.png', 'semi;colon\\.png'])(
  'sends the file name %j the same way with and without progress',
  async (name) => {
    const names: unknown[] = [];
    for (const onProgress of [undefined, () => {}]) {
      await using server = await startServer(json({}));
      const form = { file: new File(['x'], name, { type: 'image/png' }) };
      await createHttpTransport({ baseUrl: server.url }).send('POST /upload', { form, onProgress });
      names.push(/filename="(.*)"/.exec(String(server.seen[0]?.body))?.[1]);
      expect((await formOf(server)).get('file')).toBeInstanceOf(File);
    }
    expect(names[1]).toBe(names[0]);
  },
);

test('a file without a type is sent as bytes, and a type cannot add a header', async () => {
  await using server = await startServer(json({}));
  const form = {
    file: new Blob(['x']),
    other: { stream: stream(new Uint8Array([1])), name: 'a', type: 'image/png\r\nx-evil: 1' },
  };
  await createHttpTransport({ baseUrl: server.url }).send('POST /upload', { form, onProgress: () => {} });
  const body = String(server.seen[0]?.body);
  expect(body).toContain('Content-Type: application/octet-stream\r\n');
  expect(body).not.toContain('\nx-evil');
});

test('an upload is never retried', async () => {
  await using server = await startServer(reset, json({}));
  const request = { form: { file: new Blob(['x']) } };
  const transport = createHttpTransport({ baseUrl: server.url, random: () => 0 });
  await expect(transport.send('POST /upload', request)).rejects.toMatchObject({ name: 'ConnectionError' });
  expect(server.seen).toHaveLength(1);
});

test('an aborted upload cancels the stream', async () => {
  await using server = await startServer(json({}));
  const controller = new AbortController();
  const reason = new Error('the user left');
  const cancelled = Promise.withResolvers<void>();
  const endless = new ReadableStream({
    async pull(sink) {
      await new Promise(setImmediate);
      sink.enqueue(new Uint8Array(10_000));
    },
    cancel: () => cancelled.resolve(),
  });
  const form = { file: { stream: endless, name: 'a.png', type: 'image/png' } };
  const upload = createHttpTransport({ baseUrl: server.url }).send('POST /upload', {
    form,
    signal: controller.signal,
    onProgress: ({ transferred }) => transferred > 100_000 && controller.abort(reason),
  });
  await expect(upload).rejects.toBe(reason);
  await cancelled.promise;
});
