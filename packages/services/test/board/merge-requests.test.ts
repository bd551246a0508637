import { createMemoryRepositories } from '@x/repositories/test';
import { expect, test } from 'vitest';
import { createServices } from '../../src/services.js';
import { seededRandom } from '../support/seeded-random.js';

test('makes as many requests as planned, at most 2S + N/1000 + 5 and one for each video', async () => {
  for (let seed = 0; seed < 60; seed++) {
    const next = seededRandom(seed);
    const repositories = createMemoryRepositories();
    const { server } = repositories;
    const service = createServices(repositories).boards;
    const sources = Array.from({ length: 1 + next(6) }, () => server.addBoard('source'));
    for (const id of sources) server.addImages(id, next(3) * 700);
    const videos = next(3);
    for (let count = 0; count < videos; count++) server.addVideo(sources[0] ?? '');
    const into = [{ boardName: 'new' }, { boardName: 'old' }, { boardId: 'none' }][next(3)] ?? { boardId: '' };
    server.addBoard('old');
    if (next(2) && !('boardId' in into)) sources.push('none');
    const task = service.merge(sources, into, { deleteSources: next(2) === 0 });

    const { requests, images } = await task.plan();
    server.requests.length = 0;
    await task.run();

    expect(server.requests, `seed ${seed}`).toHaveLength(requests);
    expect(requests, `seed ${seed}`).toBeLessThanOrEqual(2 * sources.length + Math.ceil(images / 1_000) + 5 + videos);
  }
});

test('a plan changes nothing', async () => {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const a = server.addBoard('a');
  server.addImages(a, 3);
  const before = structuredClone([server.boards, server.images]);
  const service = createServices(repositories).boards;
  const plan = await service.merge([a], { boardName: 'all' }, { deleteSources: true }).plan();
  expect(plan).toEqual({
    sources: [{ boardId: a, images: server.imagesOn(a), videos: [] }],
    board: undefined,
    images: 3,
    videos: 0,
    requests: 7,
  });
  expect([server.boards, server.images]).toEqual(before);
});

test('probes a server without a gallery once, for any number of sources', async () => {
  const repositories = createMemoryRepositories({ version: '6.13.8' });
  const { server } = repositories;
  const sources = Array.from({ length: 5 }, () => server.addBoard('source'));
  for (const id of sources) server.addImages(id, 10);
  const service = createServices(repositories).boards;
  const task = service.merge(sources, { boardName: 'all' }, { deleteSources: true });

  const { requests } = await task.plan();
  expect(server.requests.filter((request) => request === 'gallery.names')).toHaveLength(1);
  server.requests.length = 0;
  expect((await task.run()).moved).toHaveLength(50);
  expect(server.requests).toHaveLength(requests);
});
