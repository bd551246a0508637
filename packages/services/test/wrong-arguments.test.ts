import { createMemoryRepositories } from '@x/repositories/test';
import { InputError, InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { BoardService } from '../src/board.js';
import { GalleryService } from '../src/gallery.js';
import { createServices } from '../src/services.js';

/** What plain JavaScript may pass. */
const values: readonly unknown[] = [
  ...[undefined, null, 5, Number.NaN, true, '', 'text', [], ['a'], [5], {}, () => true, Symbol('x'), new Date(0)],
  ...[{ boardId: 5 }, { boardName: null }, { boardId: 'a', boardName: 'b' }, { name: 5 }, { name: 'a', visibility: 5 }],
  ...[{ where: 'x' }, { deleteSources: 'no' }, { includeIntermediates: 1 }, { destroy: 'yes' }],
  ...[{ signal: 5 }, { signal: null }, { windowSize: 'x' }, { key: 5 }, { key: 'a' }, { key: 'a', value: () => 1 }],
];

/** The arguments of a call that does its work, for each method. */
const boardMethods: Record<string, readonly unknown[]> = {
  list: [{}, {}],
  create: [{ name: 'c' }, {}],
  ensure: ['c', {}],
  isEmpty: ['board-1', {}],
  move: [['board-1'], { boardId: 'board-3' }, {}],
  moveImages: [['image-2.png'], { boardId: 'board-3' }],
  merge: [['board-1'], { boardId: 'board-3' }, {}],
  split: ['board-1', { boardId: 'board-3' }, () => true],
  empty: ['board-1'],
  duplicate: ['board-1', 'copy'],
  deleteWithContents: ['board-1', { destroy: true }],
};
const galleryMethods: Record<string, readonly unknown[]> = {
  names: [{}, {}],
  count: [{}, {}],
  planList: [{}, {}],
  list: [{}, {}],
  search: ['a', {}, {}],
  searchMetadata: [{ key: 'seed', value: 1 }, {}, {}],
  find: [{}, {}, {}],
  select: [{}, () => true, {}],
};
const methods = [
  ...Object.entries(boardMethods).map(([name, args]) => ['boards', name, args] as const),
  ...Object.entries(galleryMethods).map(([name, args]) => ['gallery', name, args] as const),
];

/** Calls something, and completes its result: awaits it, reads it to its end, or plans and runs it. */
async function complete(call: () => unknown, options: unknown, requests: string[]): Promise<void> {
  const result = await call();
  if (typeof result !== 'object' || result === null) return;
  if (Symbol.asyncIterator in result) for await (const _ of result as AsyncIterable<unknown>);
  for (const step of ['plan', 'run'] as const) {
    requests.length = 0;
    if (step in result) await (result as Record<string, (options: unknown) => Promise<unknown>>)[step]?.(options);
  }
}

/** Returns a method of an object, or of its class. */
function methodOf(subject: object, name: string): (...args: readonly unknown[]) => unknown {
  const prototype: object = Object.getPrototypeOf(subject);
  return (Object.getOwnPropertyDescriptor(subject, name) ?? Object.getOwnPropertyDescriptor(prototype, name))?.value;
}

function setUp() {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  server.addImage(server.addBoard('a'));
  server.addBoard('b');
  return { server, services: createServices(repositories) };
}

/** Returns what a call with these arguments ends with, after checking that a refusal made no request. */
async function outcome(service: 'boards' | 'gallery', name: string, args: readonly unknown[], options?: unknown) {
  const { server, services } = setUp();
  const subject = services[service];
  try {
    await complete(() => methodOf(subject, name).apply(subject, [...args]), options, server.requests);
    return undefined;
  } catch (error) {
    expect(error, `${name}: ${error}`).toBeInstanceOf(InvokeError);
    if (error instanceof InputError) expect(server.requests, `${name}: ${error}`).toEqual([]);
    return error;
  }
}

test.each(methods)(
  '%s.%s refuses wrong arguments with an InputError, before a request',
  async (service, name, args) => {
    expect(await outcome(service, name, args)).toBeUndefined();
    expect(await outcome(service, name, [])).toEqual(
      args.every((_, at) => at >= requiredCount(service, name)) ? undefined : expect.any(InputError),
    );
    for (const value of values) {
      for (const [at] of args.entries()) await outcome(service, name, args.with(at, value));
      await outcome(service, name, args, value);
      await outcome(
        service,
        name,
        args.map(() => value),
      );
    }
  },
);

/** How many arguments a method requires. */
function requiredCount(service: 'boards' | 'gallery', name: string): number {
  const optional = ['list', 'names', 'count', 'planList'];
  if (optional.includes(name)) return 0;
  return service === 'gallery' && name === 'select' ? 2 : 1;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value);
const withObjects = methods.filter(([, , args]) => args.some(isObject));

test.each(withObjects)('%s.%s refuses options and queries that are no objects', async (service, name, args) => {
  for (const value of [null, 5, 'text', [], () => true]) {
    for (const [at, valid] of args.entries()) {
      if (isObject(valid))
        expect(await outcome(service, name, args.with(at, value)), `${at}`).toBeInstanceOf(InputError);
    }
  }
});

test.each([[undefined], [null], [5], [{}], [{ images: {} }], [{ images: {}, boards: 5 }]])(
  'services need repositories, and name the one that is missing from %j',
  (stores) => {
    const given: never = stores as never;
    expect(() => new BoardService(given, given)).toThrow(InputError);
    expect(() => new GalleryService(given)).toThrow('must have a repository');
    expect(() => createServices(given)).toThrow(InputError);
  },
);

test('every method is called here', () => {
  const own = ({ prototype }: { readonly prototype: object }) =>
    Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(boardMethods)).toEqual(own(BoardService));
  expect(Object.keys(galleryMethods)).toEqual(own(GalleryService));
});
