import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { InvalidRecord } from '@x/repositories/record';
import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { beforeAll, expect, test } from 'vitest';

import { createArchive, openArchive } from '../../src/open-archive.js';
import { addImages } from '../support/add-images.js';
import { collected } from '../support/collected.js';
import { damagedCopy, type Edit, forms } from '../support/damaged.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const original = folder.next();
const boardsPath = 'data/boards.jsonl';
const cratePath = 'data/ro-crate-metadata.json';
const [fox, night] = ['5d3f0000-0000-4000-8000-000000000000', 'n'];
beforeAll(async () => {
  await using archive = await createArchive(original, { sync: false });
  await archive.addBoard(makeBoard({ board_id: fox, board_name: 'Foxes / 100 %', archived: true, created_at: '2026' }));
  await archive.addBoard(makeBoard({ board_id: night, board_name: 'Night', created_at: '2026' }));
  await archive.addBoard(makeBoard({ board_id: 'empty', board_name: 'Empty', created_at: '2026' }));
  await addImages(archive, [
    makeImage({ image_name: 'b.png', board_id: fox, created_at: '2026-11-22 13:00:00.000' }),
    makeImage({ image_name: 'a.png', board_id: fox, created_at: '2026-11-21 13:00:00.000' }),
    makeImage({ image_name: 'c.png', board_id: night, created_at: '2026-11-23 13:00:00.000' }),
    makeImage({ image_name: 'd.png', board_id: 'unknown', created_at: '2026-11-23 13:00:00.000' }),
  ]);
  await archive.seal();
});

/** Returns the boards of an archive, and what is reported. */
async function readBoards(path: string) {
  await using archive = await openArchive(path);
  const invalid: InvalidRecord[] = [];
  const boards = await collected(archive.boardRecords({ onInvalid: (record) => invalid.push(record) }));
  for (const { board_id, image_count } of boards)
    expect(await archive.boards.imageNames(board_id)).toHaveLength(image_count);
  const { problems } = await archive.verify();
  expect(problems.map((problem) => problem.path)).toContain(boardsPath);
  return { boards, messages: invalid.map(({ message }) => message) };
}

const lines = (change: (lines: string[]) => string[]) => (bytes: Buffer) =>
  change(bytes.toString().trimEnd().split('\n'))
    .map((line) => `${line}\n`)
    .join('');

const damage: { what: string; edit: Edit; names: string[]; message: string }[] = [
  {
    what: 'is missing',
    edit: () => undefined,
    names: ['Foxes / 100 %', 'Night'],
    message: 'is missing; 2 boards are named after their folders',
  },
  {
    what: 'has a damaged line',
    edit: lines(([first = '', ...others]) => [`${first}}`, ...others]),
    names: ['Foxes / 100 %', 'Night', 'Empty', 'board'], // the damaged line may have been of the last one
    message: 'line 1 cannot be read',
  },
  {
    what: 'lacks a line',
    edit: lines((all) => all.slice(1)),
    names: ['Foxes / 100 %', 'Night', 'Empty'],
    message: 'lacks boards; 1 board is named after its folder',
  },
];

test.each(forms.flatMap((form) => damage.map((row) => ({ form, ...row }))))(
  '$form: where the list of boards $what, the boards that items are on are read from these',
  async ({ form, edit, names, message }) => {
    const path = await damagedCopy({ form, from: original, to: folder.next() }, { [boardsPath]: edit });
    const found = await readBoards(path);
    expect(found.boards.map(({ board_name }) => board_name).toSorted()).toEqual(names.toSorted());
    expect(found.messages).toEqual([`${boardsPath}: ${message}`]);
    expect(found.boards.find(({ board_id }) => board_id === fox)).toMatchObject({
      ...{ created_at: '2026-11-21 13:00:00.000', archived: false, image_count: 2, cover_image_name: 'b.png' },
    });
  },
);

test.each(forms)('%s: without the description of the crate a board is named after its folder', async (form) => {
  const edits = { [boardsPath]: () => undefined, [cratePath]: () => '{' };
  const { boards } = await readBoards(await damagedCopy({ form, from: original, to: folder.next() }, edits));
  expect(boards.map(({ board_name }) => board_name).toSorted()).toEqual(['Foxes-100', 'Night']);
});

test('zip: boards that cannot be unpacked are named, and read from the items on them', async () => {
  const path = await damagedCopy({ form: 'zip', from: original, to: folder.next() }, {}, { [boardsPath]: 10 });
  const { boards, messages } = await readBoards(path);
  expect(boards.map(({ board_name }) => board_name)).toContain('Foxes / 100 %');
  expect(messages).toEqual([expect.stringMatching(/^data\/boards\.jsonl: cannot be unpacked: .*; 3 boards are named/)]);
  await using archive = await openArchive(path);
  await expect(collected(archive.boardRecords())).rejects.toMatchObject({ name: 'ArchiveFileError', path: boardsPath });
});

test('a board that was read from its items keeps its folder, and is written with the next change', async () => {
  const path = await damagedCopy(
    { form: 'folder', from: original, to: folder.next() },
    { [boardsPath]: () => undefined },
  );
  {
    await using archive = await openArchive(path, { writable: true, sync: false });
    await archive.boards.update(night, { board_name: 'Day' });
  }
  await using archive = await openArchive(path);
  expect(archive.damage).toEqual([]);
  const boards = await collected(archive.boards.list());
  expect(boards.map(({ board_name }) => board_name).toSorted()).toEqual(['Day', 'Foxes / 100 %']);
  const text = await readFile(join(path, boardsPath), 'utf8');
  expect(text).toContain('"folder":"data/boards/Foxes-100~5d3f0000"');
});

test('two boards of one name and the same beginning of an id keep their own names and items', async () => {
  const path = folder.next();
  const ids = [fox, '5d3f0000-0000-4000-8000-000000000001'];
  {
    await using archive = await createArchive(path, { sync: false });
    for (const board_id of ids) await archive.addBoard(makeBoard({ board_id, board_name: 'Twins' }));
    await addImages(
      archive,
      ids.map((board_id, index) => makeImage({ image_name: `${index}.png`, board_id })),
    );
  }
  await writeFile(join(path, boardsPath), 'not a board\n');
  await using archive = await openArchive(path);
  const boards = await collected(archive.boards.list());
  expect(boards.map(({ board_name, image_count }) => [board_name, image_count])).toEqual([
    ['Twins', 1],
    ['Twins', 1],
  ]);
});

test.each(forms.flatMap((form) => [[form, 'is missing'] as const, [form, 'is not JSON'] as const]))(
  '%s: where gallery.json %s, everything else is read, and no program writes',
  async (form, reason) => {
    const edit = () => (reason === 'is missing' ? undefined : '{"format": "x-gal');
    const to = folder.next();
    const path = await damagedCopy({ form, from: original, to }, { 'data/gallery.json': edit });
    await using archive = await openArchive(path);
    expect(archive.itemCount).toBe(4);
    expect(archive.about).toMatchObject({ name: 'Gallery', license: 'unspecified' });
    expect(archive.damage.map(({ message }) => message)).toEqual([expect.stringContaining(`gallery.json: ${reason}`)]);
    expect((await archive.verify()).problems.map((problem) => problem.path)).toContain('data/gallery.json');
    if (form === 'folder')
      await expect(openArchive(path, { writable: true })).rejects.toMatchObject({ name: 'ArchiveFileError' });
    else expect(archive.path).toBe(`${to}.zip`);
  },
);
