import { passingChunks, streamOf } from '@x/transport/async';
import { ConnectionError, NotFoundError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { createSha256, sha256 } from '../../src/internal/sha256.js';
import { readEmbedded } from '../../src/internal/transfer/load-image.js';
import { MemoryLimit } from '../../src/internal/transfer/memory-limit.js';
import { MOST_IN_MEMORY, OpenedFile } from '../../src/internal/transfer/opened-file.js';
import { readChunks } from '../../src/internal/transfer/read-chunks.js';
import { countedStream } from '../../src/internal/transfer/reading.js';
import { pngImage } from '../support/png-image.js';
import { streamOfPieces } from '../support/stream-of-pieces.js';

const PIECE = 65_536;
const broken = () => new ConnectionError('GET /full', 'the connection was reset');

/** Returns a file of bytes that change, and what becomes of its streams; `fails` says which piece of which stream does. */
function fileOf(bytes: Uint8Array, fails: (opened: number, piece: number) => Error | undefined = () => undefined) {
  const streams: { pieces: number; isEnded: boolean }[] = [];
  const open = async () => {
    const state = { pieces: 0, isEnded: false };
    streams.push(state);
    const opened = streams.length;
    return new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const error = fails(opened, state.pieces);
          if (error) throw error;
          const piece = bytes.slice(state.pieces * PIECE, (state.pieces + 1) * PIECE);
          state.isEnded = piece.length === 0;
          if (state.isEnded) return controller.close();
          state.pieces++;
          controller.enqueue(piece);
        },
        cancel() {
          state.isEnded = true;
        },
      },
      { highWaterMark: 0 },
    );
  };
  return { open, streams };
}

const large = Uint8Array.from({ length: 3 * MOST_IN_MEMORY + 5 }, (_, index) => (index * 7919) >> 3);
const read = async (file: OpenedFile) =>
  new Uint8Array(await new Response(file.stream({}) as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());

test('of a large file no more than its beginning is in memory, and it is opened once to be read once', async () => {
  const { open, streams } = fileOf(large);
  const file = await OpenedFile.open(open, {});
  expect([file.head.length, file.held, file.isWhole]).toEqual([PIECE, MOST_IN_MEMORY, false]);
  expect(streams[0]?.pieces).toBe(MOST_IN_MEMORY / PIECE);
  expect(sha256(await read(file))).toBe(sha256(large));
  expect(streams).toHaveLength(1);
  expect(file.held).toBe(PIECE);
  expect(sha256(await read(file))).toBe(sha256(large));
  expect(streams.map(({ isEnded }) => isEnded)).toEqual([true, true]);
});

test('a small file is in memory, and opened once however often it is read', async () => {
  const { open, streams } = fileOf(large.slice(0, 100_000));
  const file = await OpenedFile.open(open, {});
  expect(file.isWhole).toBe(true);
  const expected = { bytes: 100_000, sha256: sha256(large.slice(0, 100_000)) };
  expect(await file.finish({})).toEqual(expected);
  expect([sha256(await read(file)), sha256(await read(file))]).toEqual([expected.sha256, expected.sha256]);
  expect(streams).toHaveLength(1);
});

test('the checksum is that of the whole file, which is opened again to be sent', async () => {
  const { open, streams } = fileOf(large);
  const file = await OpenedFile.open(open, {});
  expect(await file.finish({})).toEqual({ bytes: large.length, sha256: sha256(large) });
  expect(sha256(await read(file))).toBe(sha256(large));
  expect(streams).toHaveLength(2);
});

test.each([
  ['closed', (file: OpenedFile) => file.close()],
  ['cancelled', (file: OpenedFile) => file.stream({}).cancel()],
  [
    'left half-way',
    async (file: OpenedFile) => {
      let count = 0;
      for await (const _ of file.chunks({})) if (++count === 3) break;
    },
  ],
])('a file that is %s is not read to its end', async (_, end) => {
  const { open, streams } = fileOf(large);
  await end(await OpenedFile.open(open, {}));
  expect(streams).toMatchObject([{ isEnded: true }]);
  expect(streams[0]?.pieces).toBeLessThan(large.length / PIECE);
});

test('texts before the pixels are read however long they are', async () => {
  const metadata = JSON.stringify({ prompt: 'x'.repeat(2 * MOST_IN_MEMORY + 1) });
  const png = new Uint8Array(
    await pngImage({ invokeai_metadata: metadata, invokeai_graph: '{"id":"a"}', other: 'y' }).arrayBuffer(),
  );
  const { open } = fileOf(png);
  expect(await readEmbedded(await OpenedFile.open(open, {}))).toEqual({ metadata, graph: '{"id":"a"}' });
});

test.each([0, 3, 16, 30])('a file that breaks off after %i pieces is opened again and read on', async (at) => {
  const { open, streams } = fileOf(large, (opened, piece) => (opened < 4 && piece === at ? broken() : undefined));
  expect(sha256(await read(await OpenedFile.open(open, {})))).toBe(sha256(large));
  expect(streams).toHaveLength(4);
});

test('a file that breaks off four times, or is deleted, is not read', async () => {
  const { open, streams } = fileOf(large, (_, piece) => (piece === 20 ? broken() : undefined));
  await expect(read(await OpenedFile.open(open, {}))).rejects.toThrow('was reset');
  expect(streams).toHaveLength(4);
  const gone = new NotFoundError('GET /full', { status: 404, detail: 'gone' });
  const deleted = fileOf(large, (_, piece) => (piece === 5 ? gone : undefined));
  await expect(OpenedFile.open(deleted.open, {})).rejects.toBe(gone);
  expect(deleted.streams).toHaveLength(1);
});

test('memory is given to who waits longest, as soon as there is enough', async () => {
  const limit = new MemoryLimit(100);
  const order: string[] = [];
  const take = async (name: string, bytes: number) => {
    const share = await limit.take(bytes);
    order.push(name);
    return share;
  };
  const first = await take('first', 60);
  const second = take('second', 60);
  const third = take('third', 10);
  await Promise.resolve();
  expect(order).toEqual(['first']);
  first.shrink(40);
  const shares = await Promise.all([second, third].slice(0, 1));
  expect(order).toEqual(['first', 'second']);
  first.release();
  await third;
  expect(order).toEqual(['first', 'second', 'third']);
  first.release(); // once is enough
  const rest = take('rest', 31);
  await Promise.resolve();
  expect(order).toHaveLength(3);
  for (const share of shares) share.release();
  await rest;
});

/** Returns the same files as streams that give their memory. */
const given = (open: ReturnType<typeof fileOf>['open']) => async () =>
  streamOf(readChunks(await open()), { givesMemory: true });

test.each([3 * MOST_IN_MEMORY + 5, PIECE, 1])(
  'a file of %i bytes whose memory is freed is whole when it is read again',
  async (size) => {
    const bytes = large.slice(0, size);
    const { open } = fileOf(bytes);
    const file = await OpenedFile.open(given(open), {});
    for (let times = 0; times < 2; times++) {
      const hash = createSha256();
      const freed: Uint8Array[] = [];
      for await (const chunk of passingChunks(countedStream(file.stream({}), () => undefined))) {
        hash.update(chunk);
        freed.push(chunk);
      }
      expect(hash.digest('hex')).toBe(sha256(bytes));
      expect(freed.map(({ length }) => length)).toEqual(freed.map(() => 0));
    }
    expect(file.head).toEqual(bytes.slice(0, PIECE));
  },
);

test('the memory of a file that gives none is left alone, also when only its second stream gives none', async () => {
  const piece = large.slice(0, PIECE);
  const { open, streams } = fileOf(large, (opened, index) => (opened === 1 && index === 20 ? broken() : undefined));
  const shared = async () =>
    streams.length === 0
      ? given(open)()
      : streamOf(
          (async function* () {
            streams.push({ pieces: 0, isEnded: true });
            for (let at = 0; at < large.length; at += PIECE) yield large.subarray(at, at + PIECE);
          })(),
        );
  const file = await OpenedFile.open(shared, {});
  const hash = createSha256();
  for await (const chunk of passingChunks(file.stream({}))) hash.update(chunk);
  expect(hash.digest('hex')).toBe(sha256(large));
  expect(streams).toHaveLength(2);
  expect(large.subarray(0, PIECE)).toEqual(piece);
});

test.each([0, 3, 7])('a large picture is known although its first piece has %i bytes', async (size) => {
  const metadata = JSON.stringify({ prompt: 'x'.repeat(2 * MOST_IN_MEMORY) });
  const png = new Uint8Array(await pngImage({ invokeai_metadata: metadata }).arrayBuffer());
  const open = async () => streamOfPieces([png.slice(0, size), png.slice(size)]);
  const file = await OpenedFile.open(open, {});
  expect(await readEmbedded(file)).toEqual({ metadata });
  expect(sha256(await read(file))).toBe(sha256(png));
});
