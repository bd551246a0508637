import { expect, test } from 'vitest';
import { exportedCalls, thrown, wrongValues } from '../../../scripts/support/wrong-values.js';
import { interpretTexts } from '../src/interpretation.js';
import { parseJson } from '../src/json.js';
import { readMetadata } from '../src/metadata.js';
import { insertPngText, removePngText } from '../src/png.js';
import { toByteSource } from '../src/source.js';
import { readStealthMetadata } from '../src/stealth.js';
import { readMetadataSync, readTextsSync } from '../src/sync.js';
import { readTexts } from '../src/texts.js';

type Call = (...args: readonly unknown[]) => unknown;

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const png = Uint8Array.from(atob(pixel), (character) => character.charCodeAt(0));
const pixels = { width: 1, height: 1, data: new Uint8Array(4) };

/** Arguments before the one that is wrong. */
const valid: Readonly<Record<string, unknown>> = {
  ...{ insertPngText: png, removePngText: png, readMetadata: png, readMetadataSync: png },
  ...{ readTexts: png, readTextsSync: png, readStealthMetadata: pixels },
};

/** A `TypeError` that says what is wrong with which argument, not one of JavaScript itself. Node names a path so too. */
const ours = /^(?:[\w.]+: |The "path" argument must be )/;

async function outcome(call: Call, args: readonly unknown[]): Promise<unknown> {
  try {
    await call(...args);
    return undefined;
  } catch (error) {
    return error;
  }
}

function expectOurs(error: unknown, what: string): void {
  // A file system says of a path that there is no such file.
  const isOfTheirs = error === undefined || error === thrown || (error instanceof Error && 'syscall' in error);
  expect(isOfTheirs || (error instanceof TypeError && ours.test(error.message)), what).toBe(true);
}

test.each(await exportedCalls(import.meta.url, (module) => import(`../src/${module}.ts`)))(
  '%s with a wrong argument says which one it is',
  async (name, call) => {
    for (const value of wrongValues) {
      const calls = [[value], ...(name in valid ? [[valid[name], value]] : [])];
      for (const args of calls) {
        const error = await outcome(call, args);
        expectOurs(error, `${args.length} arguments, the last a ${typeof value}: ${String(error)}`);
      }
    }
  },
);

const readers: readonly [string, Call][] = [
  ['readMetadata', readMetadata as Call],
  ['readTexts', readTexts as Call],
  ['readMetadataSync', readMetadataSync as Call],
  ['readTextsSync', readTextsSync as Call],
];

test.each(readers)('%s names a source, an option or a limit of a wrong kind', async (_, read) => {
  for (const source of [undefined, null, 'text', [], [1], new Uint16Array(4), { slice: () => 1 }])
    expect(String(await outcome(read, [source]))).toMatch(/^TypeError: source: must be /);
  for (const options of [null, 5, 'text', () => 1])
    expect(String(await outcome(read, [png, options]))).toMatch(/^TypeError: options: must be /);
  for (const limits of [5, 'text', true])
    expect(String(await outcome(read, [png, { limits }]))).toMatch(/^TypeError: options\.limits: must be /);
  expect(String(await outcome(read, [5, { sidecar: 5 }]))).toMatch(/^TypeError: source: must be /);
});

test('a signal that is none is named', async () => {
  for (const signal of [5, {}, 'text'])
    for (const read of [readMetadata, readTexts])
      expect(String(await outcome(read as Call, [png, { signal }]))).toMatch(/^TypeError: options\.signal: must be /);
});

test('options of pixels that are none are named', async () => {
  for (const options of [null, 5, 'text'])
    expect(String(await outcome(readStealthMetadata as Call, [pixels, options]))).toMatch(
      /^TypeError: options: must be /,
    );
});

test('a list is no blob', () => {
  for (const source of [[], [1], new Uint16Array(4)])
    expect(() => toByteSource(source as never)).toThrow(/^source: must be bytes, .*, got object/);
});

test('texts that are none are named', () => {
  for (const texts of [undefined, null, {}, 'text', [null], [{ key: 'parameters' }], [{ key: 5, text: 'a' }]]) {
    expect(() => interpretTexts(texts as never)).toThrow(/^texts: must be /);
    expect(() => insertPngText(png, texts as never)).toThrow(/^texts: /);
  }
  for (const keys of [null, 'parameters', {}, [5]])
    expect(() => removePngText(png, keys as never)).toThrow(/^keys: must be /);
  for (const bytes of [undefined, null, 'text', [], {}, [0x89, 0x50]]) {
    expect(() => insertPngText(bytes as never, [])).toThrow(/^png: must be /);
    expect(() => removePngText(bytes as never)).toThrow(/^png: must be /);
  }
});

test('what is no text is no JSON', () => {
  for (const value of [undefined, null, Symbol('x'), {}, () => 1]) expect(parseJson(value as never)).toBe(undefined);
});
