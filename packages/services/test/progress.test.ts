import { setTimeout } from 'node:timers/promises';
import { createMemoryRepositories, type MemoryServer } from '@x/repositories/test';
import { ConnectionError } from '@x/transport/errors';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardService } from '../src/board.js';
import type { GalleryService } from '../src/gallery.js';
import { createServices } from '../src/services.js';
import { collect } from './support/collect.js';

interface Services {
  readonly boards: BoardService;
  readonly gallery: GalleryService;
  readonly board: string;
  readonly server: MemoryServer;
}
interface ProgressOptions {
  readonly onProgress: (progress: { readonly done: number; readonly report?: object }) => unknown;
}

const methods: readonly (readonly [string, (services: Services, options: ProgressOptions) => Promise<unknown>])[] = [
  ['merge', ({ boards, board }, options) => boards.merge([board], { boardName: 'b' }).run(options)],
  ['move', ({ boards, board }, options) => boards.move([board], { boardId: 'none' }).run(options)],
  ['split', ({ boards, board }, options) => boards.split(board, { boardName: 'b' }, () => true).run(options)],
  ['empty', ({ boards, board }, options) => boards.empty(board).run(options)],
  ['duplicate', ({ boards, board }, options) => boards.duplicate(board, 'b').run(options)],
  [
    'deleteWithContents',
    ({ boards, board }, options) => boards.deleteWithContents(board, { destroy: true }).run(options),
  ],
  ['list', ({ gallery }, options) => collect(gallery.list({}, options))],
  ['search', ({ gallery }, options) => collect(gallery.search('2026', {}, options))],
  ['select', ({ gallery }, options) => gallery.select({}, () => true, options)],
];

const unhandled: unknown[] = [];
const listeners = process.listeners('unhandledRejection');

beforeEach(() => {
  unhandled.length = 0;
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', (reason) => unhandled.push(reason));
});

afterEach(() => {
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

function setUp(): Services {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const board = server.addBoard('a');
  server.addImage(board, { created_at: '2026' });
  return { ...createServices(repositories), board, server };
}

test.each(methods)('%s ignores what an async onProgress rejects with', async (_, run) => {
  let calls = 0;
  const onProgress = async (): Promise<void> => {
    calls++;
    throw new Error('a broken progress bar');
  };
  await run(setUp(), { onProgress });
  await setTimeout(5);
  expect(calls).toBeGreaterThan(0);
  expect(unhandled).toEqual([]);
});

test.each(methods)('%s ignores what onProgress throws', async (_, run) => {
  let calls = 0;
  const onProgress = (): never => {
    calls++;
    throw new Error('a broken progress bar');
  };
  await run(setUp(), { onProgress });
  expect(calls).toBeGreaterThan(0);
});

test.each(methods.slice(0, 5))('a report that %s gave to onProgress does not change later', async (_, run) => {
  const reports: { readonly given: unknown; readonly copy: unknown }[] = [];
  const onProgress = ({ report }: { readonly report?: object }): void => {
    reports.push({ given: report, copy: structuredClone(report) });
  };
  await run(setUp(), { onProgress });
  expect(reports.length).toBeGreaterThan(1);
  expect(reports.map(({ given }) => given)).toEqual(reports.map(({ copy }) => copy));
  expect(reports[0]?.copy).not.toEqual(reports.at(-1)?.copy);
});

test.each(methods.slice(0, 5))('what onProgress does to its report changes nothing for %s', async (_, run) => {
  const undisturbed = await run(setUp(), { onProgress: () => {} });
  const onProgress = ({ report = {} }: { report?: object }): void => {
    for (const value of Object.values(report)) if (Array.isArray(value)) value.length = 0;
  };
  expect(await run(setUp(), { onProgress })).toEqual(undisturbed);
});

test.each(methods.slice(0, 5))('%s reports its last state to onProgress when it stops half-way', async (_, run) => {
  const services = setUp();
  services.server.onRequest((request, next) => {
    if (/addImages|removeImages|upload/.test(request)) throw new ConnectionError(request, 'reset');
    return next();
  });
  const reports: unknown[] = [];
  const running = run(services, { onProgress: ({ report }) => reports.push(report) });
  await expect(running).rejects.toMatchObject({ name: 'IncompleteError', report: { unknown: { length: 1 } } });
  await expect(running).rejects.toMatchObject({ report: reports.at(-1) });
});
