import { existsSync } from 'node:fs';

import { InvokeError } from '@x/transport/errors';
import { afterAll, expect, test } from 'vitest';
import { exportedCalls, thrown, wrongValues } from '../../../scripts/support/wrong-values.js';
import type { Archive } from '../src/archive.js';
import { createArchive, openArchive } from '../src/open-archive.js';
import { zipArchive } from '../src/zip-archive.js';
import { pixel } from './support/add-images.js';
import { sealedArchive } from './support/sealed.js';
import { temporaryFolder } from './support/temporary-folder.js';

type Call = (...args: readonly unknown[]) => unknown;

const folder = temporaryFolder();
const sealed = folder.next();
await sealedArchive(sealed);
const full = folder.next();
await sealedArchive(full);
const archive = await openArchive(full, { writable: true, sync: false });
afterAll(() => archive.close());

/** A text that would be created, in the folder that the test runs in. */
const isPath = (value: unknown): boolean => value === 'text';
/** Arguments before the one that is wrong. */
const valid: Readonly<Record<string, () => readonly unknown[]>> = {
  createArchive: () => [folder.next()],
  openArchive: () => [sealed],
  zipArchive: () => [sealed, folder.next()],
};

/** Calls a function, and completes its result: reads its first item, or closes it. Returns what it throws. */
async function outcome(call: Call, args: readonly unknown[]): Promise<unknown> {
  try {
    const result = await call(...args);
    if (typeof result !== 'object' || result === null) return undefined;
    if (Symbol.asyncIterator in result) {
      const items = result as AsyncGenerator;
      await items.next();
      await items.return(undefined);
    } else if ('close' in result) await (result as Archive).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

const isOurs = (error: unknown): boolean => error === undefined || error === thrown || InvokeError.isInstance(error);

test.each(await exportedCalls(import.meta.url, (module) => import(`../src/${module}.ts`)))(
  '%s with wrong arguments rejects with one of our errors',
  async (name, call) => {
    const count = valid[name]?.().length ?? 0;
    for (const value of wrongValues) {
      for (let before = 0; before <= count; before += 1) {
        if (before < count && isPath(value)) continue;
        const args = [...(valid[name]?.() ?? []).slice(0, before), value];
        const error = await outcome(call, args);
        expect(isOurs(error), `${args.length} arguments, the last a ${typeof value}: ${error}`).toBe(true);
      }
    }
  },
);

test.each([
  ['folder', createArchive],
  ['path', openArchive],
  ['folder', zipArchive],
  ['target', (target: never) => zipArchive(sealed, target)],
])('a %s that is no path is named', async (argument, call) => {
  const refusal = expect.objectContaining({ name: 'InputError', argument });
  for (const value of [undefined, null, 5, '', 'a\0b', [], {}, Symbol('x')])
    await expect(call(value as never, undefined as never)).rejects.toEqual(refusal);
});

const { boards, images, videos, gallery, workflows } = archive;
const subjects: Readonly<Record<string, object>> = { boards, images, videos, gallery, workflows };
const isMethod = (entry: [string, unknown]): entry is [string, Call] =>
  typeof entry[1] === 'function' && !['constructor', 'close'].includes(entry[0]);
const ofArchive = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(archive)));
const methods: readonly (readonly [name: string, call: Call])[] = [
  ...ofArchive
    .map(([name, { value }]): [string, unknown] => [name, value])
    .filter(isMethod)
    .map(
      ([name, method]) =>
        [`archive.${name}`, (...args: readonly unknown[]) => method.apply(archive, [...args])] as const,
    ),
  ...Object.entries(subjects).flatMap(([subject, target]) =>
    Object.entries(target)
      .filter(isMethod)
      .map(([name, method]) => [`${subject}.${name}`, method] as const),
  ),
];
/** What a method is given before the argument that is wrong. */
const before: readonly (readonly unknown[])[] = [[], ['b'], ['a.png'], [['a.png']], [{}], ['b', {}], [{}, {}]];

test.each(methods)('%s with wrong arguments rejects with one of our errors', async (_, method) => {
  for (const value of wrongValues) {
    for (const right of before) {
      const error = await outcome(method, [...right, value]);
      expect(isOurs(error), `${right.length + 1} arguments, the last a ${typeof value}: ${error}`).toBe(true);
    }
  }
});

const item = { kind: 'image', record: { image_name: 'x.png' }, open: async () => new Blob([]).stream() };
const named: readonly [method: string, argument: string, args: readonly unknown[]][] = [
  ['archive.add', 'item', []],
  ['archive.add', 'item.kind', [{ ...item, kind: 'picture' }]],
  ['archive.add', 'item.record', [{ ...item, record: null }]],
  ['archive.add', 'item.record.image_name', [{ ...item, record: { image_name: 5 } }]],
  ['archive.add', 'item.open', [{ ...item, open: undefined }]],
  ['archive.add', 'item.graph', [{ ...item, graph: {} }]],
  ['archive.addBoard', 'board', [null]],
  ['archive.addBoard', 'board.board_id', [{ board_id: 5 }]],
  ['archive.addWorkflow', 'workflow', ['text']],
  ['archive.addWorkflow', 'workflow.workflow_id', [{}]],
  ...['archive.records', 'archive.boardRecords', 'archive.workflowRecords'].flatMap(
    (name): [string, string, readonly unknown[]][] => [
      [name, 'options', ['text']],
      [name, 'options.onInvalid', [{ onInvalid: 'report' }]],
      [name, 'options.signal', [{ signal: 5 }]],
    ],
  ),
  ['archive.verify', 'options', [5]],
  ['archive.verify', 'options.quick', [{ quick: 'no' }]],
  ['archive.verify', 'options.ignoreJunk', [{ ignoreJunk: 0 }]],
  ['archive.verify', 'options.checkpoint', [{ checkpoint: 5 }]],
  ['archive.verify', 'options.concurrency', [{ concurrency: '4' }]],
  ['archive.verify', 'options.onProgress', [{ onProgress: {} }]],
  ['archive.seal', 'options', [[]]],
  ['archive.seal', 'options.xmp', [{ xmp: 'yes' }]],
  ['archive.seal', 'options.checksum', [{ checksum: 1n }]],
  ['archive.seal', 'options.signal', [{ signal: {} }]],
  ['boards.get', 'board_id', [5]],
  ['boards.get', 'options.signal', ['b', { signal: {} }]],
  ['boards.list', 'query', ['text']],
  ['boards.list', 'query.include_archived', [{ include_archived: 'yes' }]],
  ['boards.imageNames', 'query.categories', ['b', { categories: 'general' }]],
  ['images.get', 'image_name', []],
  ['images.names', 'query.search_term', [{ search_term: 5 }]],
  ['images.list', 'query', [['a.png']]],
  ['images.list', 'pageSize', [{}, { pageSize: Symbol('x') }]],
  ['images.page', 'query.board_id', [{ offset: 0, limit: 1, board_id: 1n }]],
  ['videos.find', 'video_name', [{}]],
  ['videos.list', 'query.categories', [{ categories: 5 }]],
  ['videos.list', 'options', [{}, 'text']],
  ['videos.addToBoard', 'board_id', ['v.mp4']],
  ['gallery.names', 'query.created_date', [{ created_date: 5 }]],
  ['gallery.page', 'query.is_intermediate', [{ offset: 0, limit: 1, is_intermediate: 'no' }]],
  ['workflows.delete', 'workflow_id', [5]],
  ['workflows.list', 'query.tags', [{ tags: 'fox' }]],
];

test.each(named)('%s names %s', async (method, argument, args) => {
  const call = new Map(methods).get(method);
  expect(call && (await outcome(call, args))).toMatchObject({ name: 'InputError', argument });
});

test.each<[string, Call, readonly unknown[]]>([
  ['options', openArchive as Call, [sealed, null]],
  ['options.writable', openArchive as Call, [sealed, { writable: 'no' }]],
  ['options.signal', openArchive as Call, [sealed, { signal: {} }]],
  ['options', createArchive as Call, [folder.next(), 'Foxes']],
  ['options.name', createArchive as Call, [folder.next(), { name: 5 }]],
  ['options.sync', createArchive as Call, [folder.next(), { sync: 'no' }]],
  ['options', zipArchive as Call, [sealed, folder.next(), null]],
  ['options.onProgress', zipArchive as Call, [sealed, folder.next(), { onProgress: 5 }]],
])('%s of a wrong kind is named, and nothing is written', async (argument, call, args) => {
  expect(await outcome(call, args)).toMatchObject({ name: 'InputError', argument });
  const written = String(args[call === zipArchive ? 1 : 0]);
  expect(existsSync(written)).toBe(written === sealed);
});

test('an upload whose input and options are null is kept', async () => {
  const none: never = null as never;
  const { image_name } = await archive.images.upload(pixel, none, none);
  expect(await archive.images.exists(image_name, none)).toBe(true);
});

test('options, queries and fields of a query that are null count as left out', async () => {
  await using whole = await openArchive(sealed);
  const none: never = null as never;
  expect((await whole.images.names({ categories: none, board_id: none })).total_count).toBe(3);
  expect((await whole.gallery.names(none, none)).total_count).toBe(4);
  expect((await whole.boards.list(none, none).next()).value?.board_id).toBe('b');
  expect((await whole.verify(none)).files).toBeGreaterThan(0);
  expect((await whole.records(none).next()).done).toBe(false);
});
