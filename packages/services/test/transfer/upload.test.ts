import { execFileSync } from 'node:child_process';
import { openAsBlob, writeFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { makeVideoFile } from '@x/sandbox/make-video-file';
import { expect, onTestFinished, test } from 'vitest';

import { createMemoryJournal } from '../support/memory-journal.js';
import { pngImage } from '../support/png-image.js';
import { streamOfPieces } from '../support/stream-of-pieces.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';
import { bytesOf, temporaryFolder } from '../support/upload-files.js';

async function put(root: string, path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

test('a folder is uploaded with all folders in it, whatever the names, and each content once', async () => {
  const root = await temporaryFolder();
  const long = `${'x'.repeat(251)}.png`;
  const names = ['a "b"\n.png', 'été.png'.normalize('NFD'), '😀/😀.png', 'Case.png', 'case.png', `deep/er/${long}`];
  for (const [index, name] of names.entries()) await put(root, name, await bytesOf(index));
  await put(root, 'again/same.png', await bytesOf(0));
  await put(root, 'empty.png', '');
  await put(root, 'notes.png', 'no picture');
  await put(root, '.DS_Store', 'x');
  await put(root, 'readme.txt', 'x');
  await put(root, 'video.mp4', makeVideoFile());
  await symlink(root, join(root, 'loop'));
  await symlink(join(root, 'nowhere'), join(root, 'broken.png'));
  execFileSync('mkfifo', [join(root, 'pipe.png')]);

  const { transfer, repositories } = startTransferClient(createTransferSandbox());
  const task = transfer.upload(root, { boardByFolder: true });
  const plan = await task.plan();
  expect(plan.counts).toMatchObject({ notSent: 7, duplicate: 1, skipped: 4 });
  const report = await task.run();
  expect(report.counts).toMatchObject({ done: 7, duplicate: 1, skipped: 4, failed: 0 });
  const reasons = Object.fromEntries(report.items.map(({ key, reason }) => [key, reason]));
  expect(reasons).toMatchObject({
    'empty.png': 'is empty',
    'notes.png': 'is no picture and no video that a server takes',
    'broken.png': expect.stringContaining('ENOENT'),
    'pipe.png': 'is no regular file',
  });
  const errorNames = Object.fromEntries(report.items.map(({ key, errorName }) => [key, errorName]));
  expect(errorNames).toMatchObject({
    'empty.png': 'EmptyFileError',
    'notes.png': 'MediaTypeError',
    'broken.png': 'UnreadableError',
    'pipe.png': 'MediaTypeError',
    'Case.png': undefined,
  });
  expect(report.boards.map(({ name }) => name)).toEqual(['deep/er', '😀']);
  expect((await repositories.gallery.names()).total_count).toBe(7);

  const again = await transfer.upload(join(root, 'again')).run();
  expect(again.counts).toMatchObject({ present: 1, done: 0 });
});

test('a file that cannot be read is said to be, and all others are uploaded', async () => {
  const root = await temporaryFolder();
  await put(root, 'a.png', await bytesOf(1));
  await put(root, 'locked/b.png', await bytesOf(2));
  await chmod(join(root, 'locked'), 0o000);
  onTestFinished(() => chmod(join(root, 'locked'), 0o700));
  const { transfer } = startTransferClient(createTransferSandbox());
  const { counts, items } = await transfer.upload(root).run();
  const isRoot = process.getuid?.() === 0;
  expect(counts).toMatchObject(isRoot ? { done: 2 } : { done: 1, skipped: 1 });
  if (!isRoot) expect(items[1]).toMatchObject({ key: 'locked', reason: expect.stringContaining('EACCES') });
  await expect(transfer.upload(join(root, 'nowhere')).run()).rejects.toThrow('cannot be read');
});

test('files of a page that change after the plan fail, and all others are uploaded', async () => {
  const root = await temporaryFolder();
  const { transfer } = startTransferClient(createTransferSandbox());
  const names = ['a.png', 'b.png', 'c.png'];
  for (const [index, name] of names.entries()) await put(root, name, await bytesOf(index));
  const files = await Promise.all(names.map(async (name) => new File([await openAsBlob(join(root, name))], name)));
  await put(root, 'a.png', 'changed before the plan');
  const input = { concurrency: 1, journal: createMemoryJournal() };
  const task = transfer.upload(files, input);
  expect((await task.plan()).counts).toMatchObject({ skipped: 1, notSent: 2 });
  const run = task.run({
    onProgress: ({ done }) => {
      if (done === 1) writeFileSync(join(root, 'c.png'), 'changed after the plan');
    },
  });
  const outcomes = [
    ['skipped', 'UnreadableError'],
    ['done', undefined],
    ['failed', 'UnreadableError'],
  ];
  expect((await run).items.map(({ status, errorName }) => [status, errorName])).toEqual(outcomes);
  const again = await transfer.upload(files, input).run();
  expect(again.items.map(({ status, errorName }) => [status, errorName])).toEqual(outcomes);
});

test('an upload that is killed continues, and what was sent is found by its content', async () => {
  const root = await temporaryFolder();
  for (let index = 0; index < 10; index++) await put(root, `${index}.png`, await bytesOf(index));
  const sandbox = createTransferSandbox();
  const journal = createMemoryJournal();
  let left = 5;
  const killed = startTransferClient(sandbox, async (_, carryOut, request) => {
    if (!request.endsWith('upload')) return carryOut();
    if (left-- > 0) return carryOut();
    if (left === -1) await carryOut();
    throw new TypeError('fetch failed');
  });
  await expect(killed.transfer.upload(root, { journal, concurrency: 1, settleTime: 0 }).run()).rejects.toThrow();
  await rm(join(root, '9.png'));
  const again = startTransferClient(sandbox);
  const report = await again.transfer.upload(root, { journal, concurrency: 1, settleTime: 0 }).run();
  expect(report.counts).toMatchObject({ vanished: 1, failed: 0 });
  expect(report.counts.done + report.counts.present).toBe(9);
  expect(again.requests.filter((request) => request.endsWith('upload'))).toHaveLength(3);
  expect((await again.repositories.gallery.names()).total_count).toBe(9);
});

test('files of a page are known by their first bytes, however few arrive at a time', async () => {
  const { transfer } = startTransferClient(createTransferSandbox());
  const bytes = await bytesOf(1);
  const file = (name: string, sizes: readonly number[]) => ({
    name,
    size: bytes.length,
    stream: () => streamOfPieces(sizes.map((size, at) => bytes.slice(sizes[at - 1] ?? 0, size))),
  });
  const files = [file('empty first.png', [0, bytes.length]), file('few first.png', [3, bytes.length])];
  const report = await transfer.upload(files).run();
  expect(report.items.map(({ status }) => status)).toEqual(['done', 'duplicate']);
});

test('files of a page are uploaded onto one board', async () => {
  const { transfer, repositories } = startTransferClient(createTransferSandbox());
  const files = [1, 2, 2].map((seed) => new File([pngImage({ seed: String(seed) })], 'image.png'));
  const report = await transfer.upload(files, { into: { boardName: 'Page' }, category: 'mask' }).run();
  expect(report.items.map(({ key, status }) => [key, status])).toEqual([
    ['image.png', 'done'],
    ['image.png (2)', 'done'],
    ['image.png (3)', 'duplicate'],
  ]);
  const { items } = await repositories.images.page({ offset: 0, limit: 9, board_id: report.boards[0]?.to });
  expect(items.map(({ image_category }) => image_category)).toEqual(['mask', 'mask']);
});

test('a gallery is downloaded into folders, once, and uploaded again it is as it was', async () => {
  const root = await temporaryFolder();
  const source = startTransferClient(createTransferSandbox());
  await fillGallery(source, 6);
  const report = await source.transfer.download(root, { sidecars: true }).run();
  expect(report.counts).toMatchObject({ done: 7, notSent: 0 });
  const folders = (await readdir(root)).filter((name) => name.includes('~'));
  expect(folders.map((name) => name.split('~')[0]).toSorted()).toEqual(['Portraits', 'Portraits', 'Ünïcode 😀']);
  const [first] = report.items;
  const [image] = await source.repositories.images.getMany([first?.key ?? '']);
  const expected = await (await source.repositories.images.full(image?.image_name ?? '')).arrayBuffer();
  expect(await readFile(join(root, first?.to ?? ''))).toEqual(Buffer.from(expected));
  expect((await source.transfer.download(root, { sidecars: true }).run()).counts).toMatchObject({ present: 7 });

  const target = startTransferClient(createTransferSandbox());
  const uploaded = await target.transfer.upload(root, { boardByFolder: true }).run();
  expect(uploaded.counts).toMatchObject({ done: 7, skipped: 0 });
  const categories = async ({ repositories }: typeof source) => {
    const { items } = await repositories.images.page({ offset: 0, limit: 20 });
    return items.map(({ image_category, starred }) => `${image_category} ${starred}`).toSorted();
  };
  expect(await categories(target)).toEqual(await categories(source));
});

test('a plan says what the server has already, by content, whatever its name', async () => {
  const root = await temporaryFolder();
  for (let index = 0; index < 4; index++) await put(root, `${index}.png`, await bytesOf('x'.repeat(index)));
  const { transfer, requests, repositories } = startTransferClient(createTransferSandbox());
  const first = await transfer.upload([join(root, '1.png'), join(root, '2.png')]).run();
  await put(root, 'deep/renamed.png', await bytesOf('x'));
  await rm(join(root, '1.png'));
  requests.length = 0;
  const plan = await transfer.upload(root).plan();
  expect(plan.counts).toMatchObject({ notSent: 2, present: 2 });
  const present = plan.items.filter(({ status }) => status === 'present');
  expect(present.map(({ key }) => key)).toEqual(['2.png', 'deep/renamed.png']);
  expect(present.map(({ to }) => to).toSorted()).toEqual(first.items.map(({ to }) => to).toSorted());
  expect(requests.filter((request) => /\/full$/.test(request))).toEqual([]);
  expect((await transfer.upload(root).run()).counts).toMatchObject({ done: 2, present: 2 });
  expect((await repositories.gallery.names()).total_count).toBe(4);
});

test('files are not read twice for a server that knows none', async () => {
  let opened = 0;
  const bytes = await bytesOf(1);
  const stream = () => {
    opened++;
    return new Blob([bytes]).stream();
  };
  const { transfer } = startTransferClient(createTransferSandbox());
  await transfer.upload([{ name: 'a.png', size: bytes.length, stream }]).run();
  expect(opened).toBe(2); // its beginning for the plan, and the file
});

test('a pipe that is named itself is no regular file, rather than empty', async () => {
  const root = await temporaryFolder();
  const pipe = join(root, 'pipe.png');
  execFileSync('mkfifo', [pipe]);
  const { transfer } = startTransferClient(createTransferSandbox());
  const { items } = await transfer.upload(pipe).plan();
  expect(items).toMatchObject([{ key: 'pipe.png', status: 'skipped', reason: 'is no regular file' }]);
});

test('a pipe in place of a sidecar is not waited for', async () => {
  const root = await temporaryFolder();
  await put(root, 'a.png', await bytesOf(1));
  execFileSync('mkfifo', [join(root, 'a.png.json')]);
  const { transfer } = startTransferClient(createTransferSandbox());
  expect((await transfer.upload(root).run()).counts).toMatchObject({ done: 1, failed: 0 });
});
