import { makeVideoFile } from '@x/sandbox/make-video-file';
import { expect, test } from 'vitest';

import { createMemoryArchive } from '../support/memory-archive.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';

/** Returns a stream of pieces of 20 bytes, and what became of it. */
function countedStream(bytes: Uint8Array, onPiece: (count: number) => void = () => undefined) {
  const state = { pieces: 0, isEnded: false };
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const piece = bytes.slice(state.pieces * 20, (state.pieces + 1) * 20);
        if (piece.length === 0) {
          state.isEnded = true;
          return controller.close();
        }
        state.pieces++;
        onPiece(state.pieces);
        controller.enqueue(piece);
      },
      cancel() {
        state.isEnded = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, state };
}

/** Returns a video whose streams are counted. */
function countedVideo(onPiece?: (opened: number, count: number) => void) {
  const bytes = makeVideoFile();
  const states: { pieces: number; isEnded: boolean }[] = [];
  const open = () => {
    const opened = states.length;
    const { stream, state } = countedStream(bytes, (count) => onPiece?.(opened, count));
    states.push(state);
    return stream;
  };
  return { file: { name: 'a.mp4', size: bytes.length, stream: open }, states, pieces: Math.ceil(bytes.length / 20) };
}

/** The stream that is sent. Two are read before: for the plan, and for the checksum. */
const sending = 2;

test('an abort cancels the streams that are being read', async () => {
  const source = startTransferClient(createTransferSandbox());
  await fillGallery(source, 3);
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  const controller = new AbortController();
  const states: { isEnded: boolean }[] = [];
  for (const [name, item] of archive.items) {
    const open = async () => {
      const { stream, state } = countedStream(
        item.content,
        (count) => count > 1 && controller.abort(new Error('stop')),
      );
      states.push(state);
      return stream;
    };
    archive.items.set(name, { ...item, open });
  }
  const target = startTransferClient(createTransferSandbox());
  const { signal } = controller;
  await expect(target.transfer.importFrom(archive).run({ signal })).rejects.toThrow('stop');
  expect(states.length).toBeGreaterThan(0);
  expect(states.filter(({ isEnded }) => !isEnded)).toEqual([]);
});

test('a video is sent while it is read, and is never whole in memory', async () => {
  const { file, states, pieces } = countedVideo();
  let before: number | undefined;
  const { transfer, repositories } = startTransferClient(createTransferSandbox(), (_, carryOut, request) => {
    if (request === 'POST videos/upload') before = states[sending]?.pieces ?? 0;
    return carryOut();
  });
  const { counts } = await transfer.upload([file]).run();
  expect(counts).toMatchObject({ done: 1 });
  expect(before).toBeLessThan(pieces / 2);
  expect(states[sending]?.pieces).toBe(pieces);
  expect(states.every(({ isEnded }) => isEnded)).toBe(true);
  expect((await repositories.videos.names()).video_names).toHaveLength(1);
});

test('a video that cannot be read to its end is not on the server, and the work continues', async () => {
  const { file, states } = countedVideo((opened, count) => {
    if (opened === sending && count === 5) throw new Error('the disk is broken');
  });
  const { transfer, repositories } = startTransferClient(createTransferSandbox());
  const other = countedVideo();
  const report = await transfer.upload([file, { ...other.file, name: 'b.mp4', size: 1 }], { concurrency: 1 }).run();
  expect(report.items[0]).toMatchObject({ status: 'failed', reason: expect.stringContaining('the disk is broken') });
  expect(states).toHaveLength(sending + 1);
  expect((await repositories.videos.names()).video_names).toHaveLength(1);
});

test('a large picture that an archive has already is not downloaded to its end', async () => {
  const sandbox = createTransferSandbox();
  const client = startTransferClient(sandbox);
  await fillGallery(client, 1);
  const archive = createMemoryArchive();
  await client.transfer.exportTo(archive).run();
  const states: { pieces: number; isEnded: boolean }[] = [];
  const picture = new Uint8Array(2 ** 22);
  picture.set([0xff, 0xd8, 0xff]);
  const again = startTransferClient(sandbox, (_, carryOut, request) => {
    if (!request.startsWith('GET images/i/') || !request.endsWith('/full')) return carryOut();
    const state = { pieces: 0, isEnded: false };
    states.push(state);
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull(controller) {
          if (state.pieces === 64) return controller.close();
          controller.enqueue(picture.slice(state.pieces * 65_536, ++state.pieces * 65_536));
        },
        cancel() {
          state.isEnded = true;
        },
      },
      { highWaterMark: 0 },
    );
    return Promise.resolve(new Response(stream));
  });
  expect((await again.transfer.exportTo(archive).run()).counts).toMatchObject({ failed: 0, done: 0, present: 3 });
  expect(states).toMatchObject([{ isEnded: true }]);
  expect(states[0]?.pieces).toBeLessThan(40);
});
