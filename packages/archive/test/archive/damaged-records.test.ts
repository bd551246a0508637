import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { WorkflowRecord } from '@x/models/workflow';
import type { InvalidRecord } from '@x/repositories/record';
import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { expect, test } from 'vitest';

import type { Archive } from '../../src/archive.js';
import { ArchiveFileError } from '../../src/errors.js';
import { createArchive, openArchive } from '../../src/open-archive.js';
import { addImages } from '../support/add-images.js';
import { collected } from '../support/collected.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const document = {
  ...{ name: 'w', author: '', description: '', version: '', contact: '', tags: '', notes: '', exposedFields: [] },
  ...{ meta: { version: '3.0.0', category: 'user' }, nodes: [], edges: [], form: null },
};
const workflow = (id: string, name = id) =>
  WorkflowRecord.parse({
    ...{ workflow_id: id, name, created_at: '2026-11-22 13:00:00.000', updated_at: '2026-11-22 13:00:00.000' },
    workflow: { ...document, id, name },
  });

/** Creates an archive of two boards, three images and three workflows, and closes it. */
async function filled(): Promise<string> {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  await archive.addBoard(makeBoard({ board_id: 'b1', board_name: 'Foxes' }));
  await archive.addBoard(makeBoard({ board_id: 'b2', board_name: 'Brücken 🌉' }));
  await addImages(
    archive,
    ['a.png', 'b.png', 'c.png'].map((name) =>
      makeImage({ image_name: name, board_id: 'b1', created_at: '2026-11-22 13:00:00.000' }),
    ),
  );
  for (const id of ['one', 'two', 'three']) await archive.addWorkflow(workflow(id));
  return path;
}

/** Returns the names of what can be read, and what cannot. */
async function read(archive: Archive) {
  const invalid: InvalidRecord[] = [];
  const options = { onInvalid: (record: InvalidRecord) => invalid.push(record) };
  const items = await collected(archive.records(options));
  const boards = await collected(archive.boardRecords(options));
  const workflows = await collected(archive.workflowRecords(options));
  return {
    items: items.map(({ record }) => ('image_name' in record ? record.image_name : record.video_name)),
    boards: boards.map(({ board_name }) => board_name),
    workflows: workflows.map(({ workflow_id }) => workflow_id).toSorted(),
    invalid,
  };
}

const whole = {
  items: ['a.png', 'b.png', 'c.png'],
  boards: ['Foxes', 'Brücken 🌉'],
  workflows: ['one', 'three', 'two'],
  invalid: [],
};

async function change(path: string, file: string, edit: (bytes: Buffer) => Buffer | string): Promise<void> {
  await writeFile(join(path, file), edit(await readFile(join(path, file))));
}

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, 40), 'is no workflow'],
  ['of another kind', () => '{}', 'is no workflow'],
  ['not UTF-8', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 30), Buffer.of(0xff)]), 'is not UTF-8'],
])('a workflow that is %s is left out and named, and all others are read', async (_, edit, reason) => {
  const path = await filled();
  const file = 'data/workflows/two.json';
  await change(path, file, edit);
  await using archive = await openArchive(path, { writable: true, sync: false });
  const message = `${file}: ${reason}`;
  const invalid = [{ kind: 'workflow', key: 'two', message }];
  expect(await read(archive)).toEqual({ ...whole, workflows: ['one', 'three'], invalid });
  await expect(collected(archive.workflowRecords())).rejects.toThrow(message);
  await expect(archive.workflows.get('two')).rejects.toThrow(ArchiveFileError);
  expect((await collected(archive.workflows.list())).map(({ name }) => name)).toEqual(['one', 'three']);
  await archive.addWorkflow(workflow('two'));
  expect(await read(archive)).toEqual(whole);
});

test('a sidecar that is missing or damaged is reported, and its image is read without metadata', async () => {
  const path = await filled();
  const [board = ''] = await readdir(join(path, 'data/boards'));
  const sidecar = (name: string) => `data/boards/${board}/${name}.json`;
  await rm(join(path, sidecar('a.png')));
  await change(path, sidecar('c.png'), (bytes) => bytes.subarray(0, 20));
  await using archive = await openArchive(path);
  const { items, invalid } = await read(archive);
  expect(items).toEqual(['a.png', 'b.png', 'c.png']);
  expect(invalid).toEqual([
    { kind: 'image', key: sidecar('a.png'), message: `${sidecar('a.png')}: is missing` },
    { kind: 'image', key: sidecar('c.png'), message: `${sidecar('c.png')}: is not JSON` },
  ]);
  await expect(collected(archive.records())).rejects.toThrow(`${sidecar('a.png')}: is missing`);
});

test('a line of the index that is no item, or whose record is no image, is reported, and read from its sidecar', async () => {
  const path = await filled();
  await change(path, 'data/index.jsonl', (bytes) => {
    const [first = '', second = '', ...rest] = bytes.toString().split('\n');
    return [first.replace('"width"', '"breadth"'), second.slice(0, -9), ...rest].join('\n');
  });
  await using archive = await openArchive(path);
  const { items, invalid } = await read(archive);
  expect(items.toSorted()).toEqual(whole.items);
  expect(invalid).toEqual([
    { kind: 'image', key: 'data/index.jsonl:2', message: 'data/index.jsonl: line 2 cannot be read' },
    { kind: 'image', key: 'data/index.jsonl:a.png', message: 'data/index.jsonl: the record of "a.png" is no image' },
  ]);
  expect(await archive.images.get('a.png')).toMatchObject({ image_name: 'a.png' });
});

test('a board whose line is damaged, or not UTF-8, is named, and all others are read', async () => {
  const path = await filled();
  await appendFile(join(path, 'data/boards.jsonl'), '{"folder":"data/boards/x"}\n\n');
  const key = (line: number) => `data/boards.jsonl:${line}`;
  const message = (line: number) => `data/boards.jsonl: line ${line} cannot be read`;
  {
    await using archive = await openArchive(path);
    expect(await read(archive)).toEqual({
      ...whole,
      invalid: [{ kind: 'board', key: key(3), message: message(3) }],
    });
  }
  await change(path, 'data/boards.jsonl', (bytes) => {
    const at = bytes.indexOf('🌉');
    return Buffer.concat([bytes.subarray(0, at), Buffer.of(0xf0), bytes.subarray(at + 4)]);
  });
  await using archive = await openArchive(path);
  const { boards, invalid } = await read(archive);
  expect(boards).toEqual(['Foxes']);
  expect(invalid.map(({ message: text }) => text)).toEqual([message(2), message(3)]);
});

test.each(['two', 'Zwei'])(
  'a workflow that cannot be read is deleted by its id, and by the key it has: %s',
  async (id) => {
    const path = await filled();
    {
      await using archive = await openArchive(path, { writable: true, sync: false });
      await archive.addWorkflow(workflow('Zwei'));
      await archive.addWorkflow(workflow('Drei'));
    }
    const files = await readdir(join(path, 'data/workflows'));
    const damage = (name: string) =>
      change(path, `data/workflows/${files.find((file) => file.startsWith(name))}`, () => '{');
    await damage(id);
    await damage('Drei');
    {
      await using archive = await openArchive(path, { writable: true, sync: false });
      await archive.workflows.delete(id);
      const [left] = (await read(archive)).invalid;
      await archive.workflows.delete(left?.key ?? '');
      expect((await read(archive)).invalid).toEqual([]);
      await expect(archive.workflows.delete(id)).rejects.toMatchObject({ name: 'NotFoundError' });
    }
    await using archive = await openArchive(path);
    const { workflows, invalid } = await read(archive);
    expect(workflows).toEqual(['Zwei', 'one', 'three', 'two'].filter((name) => name !== id));
    expect(invalid).toEqual([]);
  },
);
