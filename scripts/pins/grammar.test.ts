import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test, vi } from 'vitest';

import { grammarBreaches } from './grammar.mjs';

vi.setConfig({ hookTimeout: 60_000 });
const root = fileURLToPath(new URL('../..', import.meta.url));

const methods: readonly (readonly [method: string, breach: string])[] = [
  ['get(id: string): Promise<string>', 'does not end in optional RequestOptions'],
  ['get(id: string, options: RequestOptions): Promise<string>', 'does not end in optional RequestOptions'],
  ['get(id: string, when?: { readonly day: string }): Promise<string>', 'does not end in optional RequestOptions'],
  ['create(name: string, options?: CreateOptions): Promise<string>', 'mixes input with its options: colour'],
  ['list(options?: RequestOptions): Promise<string[]>', 'does not return an AsyncGenerator'],
  ['next(options?: RequestOptions): Promise<string | null>', 'returns null instead of undefined'],
  ['ids(order: string, options?: RequestOptions): Promise<string[]>', 'takes a filter that is not an object: order'],
  ['find(at: string, kind?: "a" | "b", options?: RequestOptions): Promise<string>', 'is not an object: kind'],
  ['find(at: string, on?: { id: 1 } | 2, options?: RequestOptions): Promise<string>', 'is not an object: on'],
  ['star(names: readonly string[], options?: RequestOptions): Promise<void>', 'takes several items without saying so'],
  [
    'move(id: string, to: string, at: number, by: string, options?: RequestOptions): Promise<void>',
    'has more than 4 parameters',
  ],
];
const sound = [
  'get(id: string, options?: RequestOptions): Promise<string>',
  'list(query?: { readonly day?: string }, options?: ListOptions): AsyncGenerator<string>',
  'current(options?: RequestOptions): Promise<string | undefined>',
  'starMany(names: readonly string[], options?: TransferOptions): Promise<void>',
  'addNames(id: string, names: readonly string[], options?: RequestOptions): Promise<void>',
];
const header = `import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { ListOptions, PagedListOptions } from './options.js';
interface CreateOptions extends RequestOptions { readonly colour?: string }
`;
const repository = (method: string, index: number) => `export declare class Seeded${index}Repository { ${method}; }\n`;
const seeded = {
  'packages/repositories/src/seeded.ts':
    header + [...methods.map(([method]) => method), ...sound].map(repository).join(''),
  'packages/services/src/seeded.ts': `import type { RequestOptions } from '@x/transport/options';
export interface WholeWaitOptions { readonly timeout?: number | undefined }
export interface RedeclaredOptions extends RequestOptions { readonly timeout?: number }
export interface SoundOptions extends RequestOptions { readonly maxWait?: number | undefined }
`,
};

let breaches: readonly string[];
beforeAll(() => {
  breaches = grammarBreaches(root, seeded);
});

test('repository methods and options of services have one grammar', () => {
  expect(breaches.filter((breach) => !breach.includes('/seeded.ts:'))).toEqual([]);
});

describe('finds', () => {
  test.each(methods.map(([method, breach], index) => ({ method, breach, index })))('$method', ({ breach, index }) => {
    const found = breaches.filter((line) => line.includes(` Seeded${index}Repository.`));
    expect(found).toEqual([expect.stringContaining(breach)]);
  });

  test('a timeout that is not of one attempt', () => {
    const found = breaches.filter((line) => line.startsWith('packages/services/src/seeded.ts:'));
    expect(found.map((line) => line.split(' ')[1])).toEqual(['WholeWaitOptions', 'RedeclaredOptions']);
  });
});

test('finds nothing in sound methods', () => {
  const names = sound.map((_, index) => ` Seeded${methods.length + index}Repository.`);
  expect(breaches.filter((breach) => names.some((name) => breach.includes(name)))).toEqual([]);
});
