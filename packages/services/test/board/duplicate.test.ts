import { MisplacedUploadError } from '@x/repositories/errors';
import { createMemoryRepositories, type MemoryImages, type MemoryServer } from '@x/repositories/test';
import { AuthenticationError, HttpError, InputError, NotFoundError } from '@x/transport/errors';
import { expect, test, vi } from 'vitest';
import { IncompleteError } from '../../src/errors.js';
import type { DuplicateReport } from '../../src/internal/board/duplicate/duplicate-types.js';
import { createServices } from '../../src/services.js';

function setUp() {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const a = server.addBoard('a');
  return { repositories, server, a, service: createServices(repositories).boards };
}

/** Refuses the `nth` request of a kind, or with `Infinity` all of them. */
function refuse(server: MemoryServer, [kind, nth]: readonly [string, number], error: Error): void {
  let count = 0;
  server.onRequest((request, next) => {
    if (request === kind && (++count === nth || nth === Number.POSITIVE_INFINITY)) throw error;
    return next();
  });
}

test('copies every image with its category, star and intermediate mark, and leaves the originals unchanged', async () => {
  const { server, a, service } = setUp();
  server.addImage(a, { starred: true });
  server.addImage(a, { image_category: 'mask' });
  server.addImage(a, { is_intermediate: true });
  const originals = structuredClone(server.images);

  const report = await service.duplicate(a, 'copy').run();

  const copies = report.copied.map(({ from, to }) => [server.images.get(from), server.images.get(to)]);
  expect(copies).toHaveLength(3);
  for (const [original, copy] of copies) {
    const { image_category, is_intermediate, starred, image_name } = original ?? {};
    const board_id = report.board?.board_id;
    expect(copy).toMatchObject({ image_category, is_intermediate, starred, session_id: image_name, board_id });
  }
  for (const [name, original] of originals) expect(server.images.get(name)).toEqual(original);
  expect(report).toMatchObject({ created: true, failed: [], unknown: [], notSent: [], present: [] });
});

test('copies the oldest image first, so that the copy has the order of the original', async () => {
  const { server, a, service } = setUp();
  const names = server.addImages(a, 9);
  const { copied } = await service.duplicate(a, 'copy').run();
  expect(copied.map(({ from }) => from)).toEqual(names);
});

test('copies the images on no board, except intermediate ones', async () => {
  const { server, service } = setUp();
  const loose = server.addImage('none');
  server.addImage('none', { is_intermediate: true });
  const { copied } = await service.duplicate('none', 'copy').run();
  expect(copied.map(({ from }) => from)).toEqual([loose]);
});

test('copies videos with their metadata, after the images', async () => {
  const { server, a, service } = setUp();
  const image = server.addImage(a);
  const video = server.addVideo(a, { video_category: 'mask', is_intermediate: true, starred: true });
  server.files.set(video, { bytes: new Blob(['film'], { type: 'video/mp4' }), metadata: { seed: 3 } });
  const task = service.duplicate(a, 'copy');
  const { requests, ...plan } = await task.plan();
  expect(plan).toMatchObject({ images: 1, videos: 1, present: 0 });
  server.requests.length = 0;
  const { board, copied, failed } = await task.run();
  expect(server.requests).toHaveLength(requests);
  expect(failed).toEqual([]);
  expect(copied.map(({ from }) => from)).toEqual([image, video]);
  const copy = copied[1]?.to ?? '';
  expect(server.videos.get(copy)).toMatchObject({
    board_id: board?.board_id,
    video_category: 'mask',
    is_intermediate: true,
    starred: true,
    session_id: video,
  });
  expect(server.files.get(copy)?.metadata).toEqual({ seed: 3 });
  expect(await server.files.get(copy)?.bytes.text()).toBe('film');
  expect(await task.run()).toMatchObject({ copied: [], present: copied });
});

test('a video that was deleted meanwhile, or is refused, is a failure with its error', async () => {
  const { server, a, service } = setUp();
  const [gone = '', refused = ''] = [server.addVideo(a), server.addVideo(a)];
  server.onRequest(async (request, next) => {
    if (request === 'videos.metadata') server.videos.delete(gone);
    if (request === 'videos.upload') throw new HttpError('videos', { status: 415, detail: 'Failed to read video' });
    await next();
  });
  const { copied, failed, unknown } = await service.duplicate(a, 'copy').run();
  expect({ copied, unknown }).toEqual({ copied: [], unknown: [] });
  expect(failed.map(({ itemName, error }) => [itemName, error.name])).toEqual([
    [gone, 'NotFoundError'],
    [refused, 'HttpError'],
  ]);
});

test('waits until a busy server takes a video, and copies it once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { server, a, service } = setUp();
    server.addVideo(a);
    let refusals = 2;
    server.onRequest(async (request, next) => {
      if (request === 'videos.upload' && refusals-- > 0)
        throw new HttpError('videos', { status: 429, detail: 'Too many concurrent video uploads; try again shortly' });
      await next();
    });
    const running = service.duplicate(a, 'copy').run();
    const uploads = (count: number) =>
      vi.waitUntil(() => server.requestCount('videos.upload') === count, { timeout: 600_000 });
    await uploads(1);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(server.requestCount('videos.upload')).toBe(1);
    await vi.advanceTimersByTimeAsync(100);
    await uploads(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await running).copied).toHaveLength(1);
    expect(server.requestCount('videos.upload')).toBe(3);
    expect(server.videos.size).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test.each([0, 5, 1_001])('the plan for %i images says how many requests it takes', async (count) => {
  const { server, a, service } = setUp();
  server.addImages(a, count);
  server.addImage(a, { starred: true });
  const task = service.duplicate(a, 'copy');

  for (const copied of [0, count + 1]) {
    const plan = await task.plan();
    expect(plan).toMatchObject({ images: count + 1 - copied, present: copied });
    server.requests.length = 0;
    await task.run();
    expect(server.requests).toHaveLength(plan.requests);
    expect(server.requests.includes('images.starMany')).toBe(copied === 0);
  }
});

test('a refused copy is listed with its reason, and another run makes up for it', async () => {
  const { server, a, service } = setUp();
  const names = server.addImages(a, 6);
  const error = new HttpError('POST', { status: 415, detail: 'no image' });
  refuse(server, ['images.upload', 3], error);

  const report = await service.duplicate(a, 'copy').run();

  expect(report.failed).toEqual([{ itemName: names[2], error }]);
  expect(report.copied).toHaveLength(5);
  expect(report.board?.board_name).toBe('copy');
  expect(await service.duplicate(a, 'copy').run()).toMatchObject({ created: false, failed: [] });
  expect(server.imagesOn(report.board?.board_id ?? '')).toHaveLength(6);
});

test('an original that is deleted in the meantime is the only failure', async () => {
  const { server, a, service } = setUp();
  const names = server.addImages(a, 3);
  server.onRequest((request, next) => {
    if (request === 'boards.create') server.images.delete(names[1] ?? '');
    return next();
  });
  const { failed, copied } = await service.duplicate(a, 'copy').run();
  expect(failed.map(({ itemName, error }) => [itemName, error.name])).toEqual([[names[1], 'NotFoundError']]);
  expect(copied).toHaveLength(2);
});

test.each([
  ['an upload that the server refused', 'images.upload', new HttpError('POST /x', { status: 415, detail: 'no' })],
  ['a file that the server failed to read', 'images.full', new HttpError('GET /x', { status: 500, detail: 'no' })],
])('%s is a failure, for nothing can have been copied', async (_, request, error) => {
  const { server, a, service } = setUp();
  const [name] = server.addImages(a, 1);
  refuse(server, [request, 1], error);
  const unknown: unknown[] = [];
  const onProgress = ({ report }: { report: DuplicateReport }) => unknown.push(...report.unknown);
  const { failed } = await service.duplicate(a, 'copy').run({ onProgress });
  expect([failed.map(({ itemName }) => itemName), unknown]).toEqual([[name], []]);
});

test('a star that the server did not set is a failure', async () => {
  const { repositories, server, a, service } = setUp();
  const name = server.addImage(a, { starred: true });
  const images = {
    ...repositories.images,
    starMany: async () => ({ starred_images: [], failed_images: [], affected_boards: [] }),
  };
  const { boards } = createServices({ ...repositories, images });
  const { failed } = await boards.duplicate(a, 'copy').run();
  expect(failed).toMatchObject([{ itemName: name, error: { message: expect.stringContaining('starred') } }]);
  expect(await service.duplicate(a, 'copy').run()).toMatchObject({ failed: [], present: [{ from: name }] });
  expect([...server.images.values()].map(({ starred }) => starred)).toEqual([true, true]);
});

test('stops at once when the next image would be refused too', async () => {
  const { server, a, service } = setUp();
  const [name = ''] = server.addImages(a, 20);
  const image = server.images.get(name);
  const refusals = [
    new AuthenticationError('POST', { status: 401, detail: 'expired' }),
    ...(image ? [new MisplacedUploadError('gone', image)] : []),
  ];
  for (const error of refusals) {
    refuse(server, ['images.upload', Number.POSITIVE_INFINITY], error);
    server.requests.length = 0;
    const stopped = await service
      .duplicate(a, 'copy')
      .run()
      .catch((reason: unknown) => reason);
    expect(stopped).toBeInstanceOf(IncompleteError);
    expect(stopped).toMatchObject({ cause: error, report: { copied: [], unknown: [] } });
    expect(server.requests.filter((request) => request === 'images.upload').length).toBeLessThanOrEqual(4);
  }
});

test.each([
  ['an error', new Error('enough')],
  ['one of our errors', new InputError('mine', 'enough')],
])('an abort half-way rejects with its own reason, %s, and onProgress received the report', async (_, reason) => {
  const { server, a, service } = setUp();
  server.addImages(a, 40);
  const abort = new AbortController();
  let known: DuplicateReport | undefined;
  let uploads = 0;
  server.onRequest((request, next) => {
    if (request === 'images.upload' && ++uploads === 10) abort.abort(reason);
    return next();
  });
  const running = service.duplicate(a, 'copy').run({
    signal: abort.signal,
    onProgress: ({ report }) => {
      known = report;
    },
  });
  await expect(running).rejects.toBe(reason);
  const { copied = [], unknown = [], notSent = [], failed = [] } = known ?? {};
  expect(copied.length).toBeGreaterThanOrEqual(8);
  expect(unknown.length).toBeGreaterThan(0);
  expect(unknown.length).toBeLessThanOrEqual(4);
  expect(failed).toEqual([]);
  expect(copied.length + unknown.length + notSent.length).toBe(40);
});

test('an abort stops the work even if a store ignores the signal', async () => {
  const { repositories, server, a } = setUp();
  server.addImages(a, 40);
  const images: MemoryImages = {
    ...repositories.images,
    full: (name) => repositories.images.full(name),
    upload: (file, input) => repositories.images.upload(file, input),
  };
  const [abort, reason] = [new AbortController(), new Error('enough')];
  const { boards } = createServices({ ...repositories, images });
  const running = boards.duplicate(a, 'copy').run({
    signal: abort.signal,
    onProgress: ({ done }) => {
      if (done >= 8) abort.abort(reason);
    },
  });
  await expect(running).rejects.toBe(reason);
  expect(server.images.size).toBeLessThan(60);
});

test.each([
  ['an empty id', '', 'copy', 'source: must be the id of a board, or "none", got ""'],
  ['an id that is a path', '..', 'copy', 'source: must be the id of a board, or "none", got ".."'],
  ['a name of 301 characters', 'board-1', 'é'.repeat(301), 'name: must be at most 300 characters long, got 301'],
])('refuses %s before any request', async (_, source, name, message) => {
  const { server, service } = setUp();
  await expect(service.duplicate(source, name).run()).rejects.toMatchObject({ name: 'InputError', message });
  expect(server.requests).toEqual([]);
});

test('accepts a name of 300 characters, and refuses that of the source', async () => {
  const { a, service } = setUp();
  expect((await service.duplicate(a, '🦊'.repeat(300)).run()).created).toBe(true);
  await expect(service.duplicate(a, 'a').run()).rejects.toThrow('"a" is the name of the source');
});

test('an unknown source changes nothing', async () => {
  const { server, service } = setUp();
  await expect(service.duplicate('nowhere', 'copy').run()).rejects.toThrow(NotFoundError);
  expect(server.boards.size).toBe(1);
});
