import { readdirSync } from 'node:fs';
import { readdir, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { makeImage } from '@x/sandbox/make-image';
import { expect, test } from 'vitest';

import { ArchiveFileError } from '../../src/errors.js';
import { createArchive, openArchive } from '../../src/open-archive.js';
import { addImages, recorded } from '../support/add-images.js';
import { collected } from '../support/collected.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const image = (name: string) => makeImage({ image_name: name, created_at: '2026-11-22 13:00:00.000' });

/** Returns the files below a folder that this process has open. Only Linux lists them. */
async function openFiles(path: string): Promise<string[]> {
  const handles = await readdir('/proc/self/fd');
  const files = await Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')));
  return files.filter((file) => file.startsWith(`${path}/`)).map((file) => file.slice(path.length + 1));
}

async function archiveOfTwo(): Promise<string> {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  await addImages(archive, [image('a.png')]);
  const bytes = Buffer.alloc(1_000_000, 'x');
  await archive.add(recorded(image('b.png'), { bytes }));
  await archive.seal();
  return path;
}

test('a file that is deleted before its stream is read is missing', async () => {
  const path = await archiveOfTwo();
  await using archive = await openArchive(path);
  const [item] = await collected(archive.records());
  const stream = await item?.open();
  await rm(join(path, 'data', 'uncategorized'), { recursive: true });
  const error = await new Response(stream).bytes().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ArchiveFileError);
  expect(error).toMatchObject({
    path: 'data/uncategorized/2026-11/a.png',
    message: expect.stringContaining('is missing'),
  });
});

test.runIf(process.platform === 'linux')('a stream that is not read opens no file', async () => {
  const path = await archiveOfTwo();
  await using archive = await openArchive(path);
  const [item] = await collected(archive.records());
  const unread = await item?.open();
  const canceled = await item?.open();
  await canceled?.cancel();
  expect(unread?.locked).toBe(false);
  expect(await openFiles(path)).toEqual(['data/index.jsonl']);
});

test.runIf(process.platform === 'linux')('a stream that is canceled, or read to its end, closes its file', async () => {
  const path = await archiveOfTwo();
  await using archive = await openArchive(path);
  const [small, large] = await collected(archive.records());
  const reader = (await large?.open())?.getReader();
  expect((await reader?.read())?.value).not.toHaveLength(0);
  expect(await openFiles(path)).toHaveLength(2);
  await reader?.cancel();
  expect(await openFiles(path)).toEqual(['data/index.jsonl']);
  expect(await new Response(await small?.open()).bytes()).toHaveLength(72);
  expect(await new Response(await large?.open()).bytes()).toHaveLength(1_000_000);
  expect(await openFiles(path)).toEqual(['data/index.jsonl']);
});

test.runIf(process.platform === 'linux')('an archive that is closed while it is read has no open file', async () => {
  const path = await archiveOfTwo();
  const archive = await openArchive(path, { writable: true });
  const records = archive.records();
  await archive.close();
  await expect(collected(records)).rejects.toThrow('is closed; open it again');
  await expect(archive.images.get('a.png')).rejects.toThrow('is closed');
  expect(await openFiles(path)).toEqual([]);
});

test.runIf(process.platform === 'linux')('many items that are changed at once open few files at once', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  const names = Array.from({ length: 100 }, (_, index) => `${index}.png`);
  await addImages(archive, names.map(image));
  const before = readdirSync('/proc/self/fd').length;
  let most = 0;
  let isDone = false;
  const starred = archive.images.starMany(names).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    most = Math.max(most, readdirSync('/proc/self/fd').length - before);
    await pause(2);
  }
  expect((await starred).starred_images).toEqual(names);
  expect(most).toBeLessThan(50);
});

test('a file that is refused is canceled', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  let isCanceled = false;
  const stream = new ReadableStream({
    pull: (controller) => controller.enqueue(Buffer.alloc(100)),
    cancel: () => {
      isCanceled = true;
    },
  });
  const upload = archive.images.upload({ stream, name: 'a.png', type: 'image/png' }, { image_category: 'user' });
  await expect(upload).rejects.toThrow('must be');
  expect(isCanceled).toBe(true);
});

test('records can be read while an archive is sealed', async () => {
  const path = await archiveOfTwo();
  await using archive = await openArchive(path, { writable: true });
  let isSealed = false;
  const sealed = archive.seal().then(() => {
    isSealed = true;
  });
  while (!isSealed) expect(await archive.images.get('a.png')).toMatchObject({ image_name: 'a.png' });
  await sealed;
});
