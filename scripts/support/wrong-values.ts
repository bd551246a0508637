import { readdir } from 'node:fs/promises';

/** What a getter or a proxy of a caller throws. It is the caller's own, and is passed on. */
export const thrown = new Error('thrown by the argument');

const fail = (): never => {
  throw thrown;
};
/** An object that throws whatever is done with it. */
const throwing = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail });

/** What plain JavaScript may pass. */
export const wrongValues: readonly unknown[] = [
  ...[undefined, null, 5, -1, Number.NaN, true, 1n, '', 'text', [], [null], [[]], {}, { a: 1 }, Object.create(null)],
  ...[Symbol('x'), () => 1, new Map(), new Date(Number.NaN), throwing, [throwing]],
];

type Call = (...args: readonly unknown[]) => unknown;

const isClass = (value: Call): boolean => /^class\b/.test(Function.prototype.toString.call(value));

/** Loads a module of the `src` folder of a package by its name without an ending. */
type Load = (module: string) => Promise<Record<string, unknown>>;

/**
 * Returns every function and class that a package exports, by name, apart from errors. A class is called with `new`. `test`
 * is the URL of a test in the package.
 */
export async function exportedCalls(test: string, load: Load): Promise<[name: string, call: Call][]> {
  const files = await readdir(new URL('../src', test));
  const modules = files.filter((file) => file.endsWith('.ts') && file !== 'index.ts');
  const exported = await Promise.all(modules.map((file) => load(file.slice(0, -3))));
  const functions = new Map<Call, string>();
  for (const [name, value] of exported.flatMap((module) => Object.entries(module))) {
    if (isFunction(value) && !(value.prototype instanceof Error)) functions.set(value, name);
  }
  return [...functions].map(([value, name]) => [
    name,
    isClass(value) ? (...args) => Reflect.construct(value, args) : (...args) => value(...args),
  ]);
}

const isFunction = (value: unknown): value is Call => typeof value === 'function';
