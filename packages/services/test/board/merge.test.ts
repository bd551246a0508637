import { createMemoryRepositories } from '@x/repositories/test';
import { PermissionError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import type { MoveReport } from '../../src/board.js';
import { createServices } from '../../src/services.js';

function setUp() {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  return { server, service: createServices(repositories).boards };
}

test('creates the target and moves everything to it; the sources stay', async () => {
  const { server, service } = setUp();
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  const names = [...server.addImages(a, 3), server.addImage(b, { image_category: 'mask' })];

  const report = await service.merge([a, b], { boardName: 'all' }).run();

  expect(report.created).toBe(true);
  expect(report.board?.board_name).toBe('all');
  expect(report.moved).toEqual(names);
  expect(server.imagesOn(report.board?.board_id ?? '')).toEqual(names);
  expect([...server.boards.keys()]).toEqual([a, b, report.board?.board_id]);
  expect(report).toMatchObject({ deleted: [], kept: [], failed: [], gone: [], unknown: [], notSent: [] });
});

test('uses the one board of that name, archived or not', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  const target = server.addBoard('all', { archived: true });
  const names = server.addImages(a, 2);

  const report = await service.merge([a], { boardName: 'all' }).run();

  expect(report).toMatchObject({ created: false, board: { board_id: target }, moved: names });
  expect(server.boards.size).toBe(2);
});

test('moves into a board given by its id', async () => {
  const { server, service } = setUp();
  const [a, target] = [server.addBoard('a'), server.addBoard('t')];
  server.addImages(a, 2);
  expect(await service.merge([a], { boardId: target }).run()).toMatchObject({ created: false });
  expect(server.imagesOn(target)).toHaveLength(2);
});

test('takes images off their boards when the target is none', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  const names = server.addImages(a, 2);
  const report = await service.merge([a], { boardId: 'none' }, { deleteSources: true }).run();
  expect(report).toMatchObject({ board: undefined, moved: names, deleted: [a] });
  expect(server.imagesOn('none')).toEqual(names);
});

test('moves intermediate images of Uncategorized on request only', async () => {
  const { server, service } = setUp();
  const target = server.addBoard('t');
  const kept = server.addImage('none');
  const scratch = server.addImage('none', { is_intermediate: true });

  expect(await service.merge(['none'], { boardId: target }).run()).toMatchObject({ moved: [kept] });
  expect(server.imagesOn('none')).toEqual([scratch]);

  await service.merge(['none'], { boardId: target }, { includeIntermediates: true }).run();
  expect(server.imagesOn('none')).toEqual([]);
});

test('moves intermediate images of a board unless excluded', async () => {
  const { server, service } = setUp();
  const [a, target] = [server.addBoard('a'), server.addBoard('t')];
  const scratch = server.addImage(a, { is_intermediate: true });
  await service.merge([a], { boardId: target }, { includeIntermediates: false }).run();
  expect(server.imagesOn(a)).toEqual([scratch]);
  await service.merge([a], { boardId: target }).run();
  expect(server.imagesOn(target)).toEqual([scratch]);
});

test('deletes the sources on request, last of all', async () => {
  const { server, service } = setUp();
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  server.addImages(a, 1_001);
  const report = await service.merge([a, 'none', b], { boardName: 'all' }, { deleteSources: true }).run();
  expect(report.deleted).toEqual([a, b]);
  expect(server.requests.slice(-3)).toEqual(['boards.list', 'boards.delete', 'boards.delete']);
  expect([...server.boards.keys()]).toEqual([report.board?.board_id]);
});

test('moves videos too, one in each request, and deletes the boards that they leave', async () => {
  const { server, service } = setUp();
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  const images = server.addImages(a, 2);
  const videos = [server.addVideo(a), server.addVideo(a, { is_intermediate: true }), server.addVideo('none')];
  server.addVideo('none', { is_intermediate: true });

  const report = await service.merge([a, b, 'none'], { boardName: 'all' }, { deleteSources: true }).run();

  expect(report).toMatchObject({ moved: [...images, ...videos], failed: [], deleted: [a, b], kept: [] });
  expect(server.videosOn(report.board?.board_id ?? '')).toEqual(videos);
  expect(server.requestCount('videos.addToBoard')).toBe(3);
});

test('keeps a board with a video that was not moved, whether a count includes it or not', async () => {
  const { server, service } = setUp();
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  const seen = server.addVideo(a);
  const hidden = server.addVideo(b, { is_intermediate: true });
  const denied = new PermissionError('videos', { status: 403, detail: 'Not authorized to move this video' });
  server.onRequest(async (request, next) => {
    if (request === 'videos.addToBoard') throw denied;
    await next();
  });
  const report = await service.merge([a, b], { boardName: 'all' }, { deleteSources: true }).run();
  expect(report.failed).toEqual([seen, hidden]);
  expect(report.kept).toEqual([
    { boardId: a, reason: 'it holds 1 video' },
    { boardId: b, reason: '1 video of it was not moved' },
  ]);
});

test('an abort while videos are moved leaves the others not sent', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  for (let index = 0; index < 10; index++) server.addVideo(a);
  const controller = new AbortController();
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'videos.addToBoard') controller.abort(new Error('enough'));
  });
  const reports: MoveReport[] = [];
  const run = service.merge([a], { boardName: 'all' }).run({
    signal: controller.signal,
    onProgress: ({ report }) => reports.push(report),
  });
  await expect(run).rejects.toThrow('enough');
  const { moved = [], unknown = [], notSent = [] } = reports.at(-1) ?? {};
  expect(notSent.length).toBeGreaterThanOrEqual(6);
  expect([...moved, ...unknown, ...notSent].toSorted()).toEqual([...server.videos.keys()].toSorted());
  for (const name of notSent) expect(server.videos.get(name)?.board_id).toBe(a);
});

test('splits videos by a function of their own, and leaves them without one', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  const image = server.addImage(a);
  const [long, short] = [server.addVideo(a, { duration: 60 }), server.addVideo(a, { duration: 2 })];
  const task = service.split(
    a,
    { boardName: 'long' },
    () => false,
    ({ duration }) => duration > 10,
  );
  const { requests, images, videos } = await task.plan();
  expect([images, videos]).toEqual([0, 1]);
  server.requests.length = 0;
  expect((await task.run()).moved).toEqual([long]);
  expect(server.requests).toHaveLength(requests);
  const others = await service.split(a, { boardName: 'images' }, () => true).run();
  expect(others.moved).toEqual([image]);
  expect(server.videosOn(a)).toEqual([short]);
});

test('moves single videos beside images, and says which do not exist', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  const [image, video] = [server.addImage('none'), server.addVideo('none')];
  const names = [image, video, 'gone.png', 'gone.mp4'];
  const there = await service.moveImages(names, { boardId: a }).run();
  expect(there).toMatchObject({ moved: [image, video], gone: ['gone.png', 'gone.mp4'], failed: [], unknown: [] });
  const back = await service.moveImages(names, { boardId: 'none' }).run();
  expect(back).toMatchObject({ moved: [image, video], gone: ['gone.png', 'gone.mp4'], failed: [], unknown: [] });
});

test('a source given twice counts once', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  const names = server.addImages(a, 2);
  const report = await service.merge([a, a, a], { boardName: 'all' }, { deleteSources: true }).run();
  expect(report).toMatchObject({ moved: names, deleted: [a] });
  expect(server.requests).toHaveLength(7);
});

test('creates the target even when there is nothing to move', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  expect(await service.merge([a], { boardName: 'all' }).run()).toMatchObject({ created: true, moved: [] });
  expect(server.boards.size).toBe(2);
});

test('reports progress before the first step and after each', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  server.addImages(a, 2_500);
  const calls: number[] = [];
  const onProgress = ({ done, total }: { done: number; total: number }): void => {
    calls.push(done, total);
  };
  const { moved } = await service.merge([a], { boardName: 'all' }).run({ onProgress });
  expect(moved).toHaveLength(2_500);
  expect(calls).toEqual([0, 2_500, 1_000, 2_500, 2_000, 2_500, 2_500, 2_500]);
});

test('moves all images of one board, or takes them off it', async () => {
  const { server, service } = setUp();
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  const names = server.addImages(a, 2);
  await service.move([a], { boardId: b }, { deleteSources: true }).run();
  expect(server.imagesOn(b)).toEqual(names);
  expect(server.boards.has(a)).toBe(false);

  await service.empty(b).run();
  expect(server.imagesOn('none')).toEqual(names);
  expect(server.boards.has(b)).toBe(true);
});

test('moves the images for which a predicate returns true', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  server.addImages(a, 1_200);
  const stars = [server.addImage(a, { starred: true }), server.addImage(a, { starred: true })];

  const split = service.split(a, { boardName: 'stars' }, ({ starred }) => starred);
  expect(await split.plan()).toMatchObject({ images: 2, requests: 7, board: undefined });
  server.requests.length = 0;
  const report = await split.run();

  expect(report.moved).toEqual(stars);
  expect(server.imagesOn(a)).toHaveLength(1_200);
  expect(server.requests).toHaveLength(7);
});

test('keeps a source with images that were not selected, also intermediate ones, which no count includes', async () => {
  const { server, service } = setUp();
  const [a, b, c] = [server.addBoard('a'), server.addBoard('b'), server.addBoard('c')];
  const stars = [a, b, c].map((board) => server.addImage(board, { starred: true }));
  server.addImage(a);
  server.addImage(b, { is_intermediate: true });

  const where = ({ starred }: { starred: boolean }): boolean => starred;
  const task = service.move([a, b, c], { boardName: 'stars' }, { where, deleteSources: true });
  const report = await task.run();

  expect(report.moved).toEqual(stars);
  expect(report.kept).toEqual([
    { boardId: a, reason: 'it holds 1 image' },
    { boardId: b, reason: '1 image of it was not moved' },
  ]);
  expect(report.deleted).toEqual([c]);
});
