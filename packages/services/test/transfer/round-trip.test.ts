import { makeVideoFile } from '@x/sandbox/make-video-file';
import { expect, test } from 'vitest';

import { contentsOf, createMemoryArchive } from '../support/memory-archive.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';

const notRestored = ['name', 'created_at', 'updated_at', 'origin', 'session_id', 'node_id'];

test('a gallery that goes into an archive, to an empty server and into an archive again is the same', async () => {
  const source = startTransferClient(createTransferSandbox());
  const { names } = await fillGallery(source, 9);
  const first = createMemoryArchive();
  const exported = await source.transfer.exportTo(first).run();
  expect(exported.counts).toMatchObject({ done: names.length + 1, notSent: 0, failed: 0 });
  expect(exported.items.map(({ notRestored: lost }) => lost)).toEqual(exported.items.map(() => []));

  const target = startTransferClient(createTransferSandbox());
  const imported = await target.transfer.importFrom(first).run();
  expect(imported.counts).toMatchObject({ done: names.length + 1, notSent: 0, failed: 0 });
  expect(imported.items[0]).toMatchObject({ kind: 'image', status: 'done', notRestored });

  const second = createMemoryArchive();
  await target.transfer.exportTo(second).run();
  expect(contentsOf(second)).toEqual(contentsOf(first));
  expect(contentsOf(second)).toHaveLength(names.length);
  const boardNames = [...second.boards.values()].map(({ board_name }) => board_name);
  expect(boardNames).toEqual(['Portraits', 'Portraits', 'Ünïcode 😀']);
  const documents = [...second.workflows.values()].map(({ workflow }) => ({ ...workflow, id: '' }));
  expect(documents).toEqual([...first.workflows.values()].map(({ workflow }) => ({ ...workflow, id: '' })));
});

test('a gallery is copied from one server to another in its order, and once only', async () => {
  const source = startTransferClient(createTransferSandbox());
  await fillGallery(source, 9);
  const target = startTransferClient(createTransferSandbox());
  const task = source.transfer.copyTo(target.repositories, { concurrency: 1 });
  const plan = await task.plan();
  expect(plan.counts).toMatchObject({ notSent: 11, present: 0 });
  expect(plan.boards.map(({ name, to }) => [name, to])).toEqual([
    ['Portraits', undefined],
    ['Portraits', undefined],
    ['Ünïcode 😀', undefined],
  ]);
  expect(target.requests.every((request) => /^GET |images_by_names$/.test(request))).toBe(true);
  expect((await task.run()).counts.done).toBe(11);

  const metadataOf = async ({ repositories }: typeof source) => {
    const query = { order_dir: 'ASC', starred_first: false } as const;
    const { image_names } = await repositories.images.names(query);
    return Promise.all(image_names.map((name) => repositories.images.metadata(name)));
  };
  expect(await metadataOf(target)).toEqual(await metadataOf(source));

  const again = await source.transfer.copyTo(target.repositories).run();
  expect(again.counts).toMatchObject({ present: 11, done: 0 });
  expect((await target.repositories.gallery.names()).total_count).toBe(10);
});

test('what is brought back to its own server is there already', async () => {
  const source = startTransferClient(createTransferSandbox());
  await fillGallery(source, 5);
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  const elsewhere = startTransferClient(createTransferSandbox());
  await elsewhere.transfer.importFrom(archive).run();
  const later = createMemoryArchive();
  await elsewhere.transfer.exportTo(later).run();
  expect((await source.transfer.importFrom(archive).run()).counts).toMatchObject({ present: 7, done: 0 });
  expect((await source.transfer.importFrom(later).run()).counts).toMatchObject({ present: 7, done: 0 });
});

test('videos are searched together, and not one by one', async () => {
  const source = startTransferClient(createTransferSandbox());
  for (let index = 0; index < 4; index++) {
    const file = new File([makeVideoFile()], 'video.mp4', { type: 'video/mp4' });
    await source.repositories.videos.upload(file, {});
  }
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  source.requests.length = 0;
  expect((await source.transfer.importFrom(archive).plan()).counts).toMatchObject({ present: 4, notSent: 0 });
  expect(source.requests.filter((request) => request.startsWith('GET videos/i/'))).toEqual([]);
});

test('only what is selected is transferred, and onto one board if that is wanted', async () => {
  const source = startTransferClient(createTransferSandbox());
  const { boards, names } = await fillGallery(source, 8);
  const target = startTransferClient(createTransferSandbox());
  const selection = { boards: [boards[2] ?? '', 'none'] };
  const into = { boardName: 'Everything' };
  const report = await source.transfer.copyTo(target.repositories, { selection, into }).run();
  expect(report.items.map(({ key }) => key)).toEqual([names[2], names[6], names[3], names[7]]);
  expect(report.boards).toMatchObject([{ name: 'Everything', created: true }]);
  const placed = await target.repositories.images.page({ offset: 0, limit: 10 });
  expect(placed.items.map(({ board_id }) => board_id)).toEqual(placed.items.map(() => report.boards[0]?.to));

  const query = { search_term: '"seed":3' };
  const search = await source.transfer.copyTo(target.repositories, { selection: { query } }).run();
  expect(search.items.map(({ key, status }) => [key, status])).toEqual([[names[3], 'present']]);
  const named = { selection: { names: [names[0] ?? '', 'gone.png', names[0] ?? ''] } };
  const byName = await source.transfer.copyTo(target.repositories, named).run();
  expect(byName.items.map(({ status }) => status)).toEqual(['done', 'vanished']);
});

test('metadata that a server keeps without the file is transferred too', async () => {
  const sandbox = createTransferSandbox();
  await sandbox.seed({ images: [{ metadata: { seed: 7 } }, {}, {}] });
  const source = startTransferClient(sandbox);
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  const kept = [...archive.items.values()].map(({ metadata }) => metadata);
  expect(kept.toSorted()).toEqual(['{"seed":7}', undefined, undefined]);
  expect(source.requests.filter((request) => request.endsWith('/metadata'))).toHaveLength(1);
  const target = startTransferClient(createTransferSandbox());
  await target.transfer.importFrom(archive).run();
  const { image_names } = await target.repositories.images.names({ search_term: '"seed":7' });
  expect(image_names).toHaveLength(1);
});

test('the models in metadata are those of the target, by hash, then by name and base', async () => {
  const source = startTransferClient(createTransferSandbox());
  await fillGallery(source, 3);
  const sandbox = createTransferSandbox();
  await sandbox.seed({ models: [{ name: 'a model', base: 'sd-1', key: 'here' }] });
  const target = startTransferClient(sandbox);
  const report = await source.transfer.copyTo(target.repositories).run();
  expect(report.models).toEqual([
    { name: 'a model', base: 'sd-1', hash: undefined, items: 3, key: 'here', by: 'name' },
  ]);
});
