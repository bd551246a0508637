import { readFileSync } from 'node:fs';

import type { Operation } from '../operations/operation.js';

const FACTS = new URL('../../operations.json', import.meta.url);

/** Returns a function that finds the operation of a request, as `METHOD /path/{name}`; undefined for another path. */
export function createRouteFinder(): (method: string, path: string) => string | undefined {
  const operations: readonly Operation[] = JSON.parse(readFileSync(FACTS, 'utf8'));
  const patterns = operations
    .map(({ method, path }) => ({ method, path, pattern: toPattern(path) }))
    // A path without names is found before one whose name could be any text.
    .sort((a, b) => count(a.path) - count(b.path));
  return (method, path) => {
    if (path === '/openapi.json') return `${method} ${path}`;
    const found = patterns.find((entry) => entry.method === method && entry.pattern.test(path));
    if (found) return `${method} ${found.path}`;
    return path.startsWith('/api/') ? `${method} ${path}` : undefined;
  };
}

const toPattern = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

const count = (path: string): number => path.split('{').length;
