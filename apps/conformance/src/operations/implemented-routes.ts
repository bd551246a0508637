import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROUTE = /'((?:GET|HEAD|POST|PUT|PATCH|DELETE) \/[^']*)'/g;

/** Returns the methods that use each route literal of the repositories: `GET /…` → `['BoardRepository.get']`. */
export function implementedRoutes(root: string): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const file of globSync('packages/repositories/src/**/*.ts', { cwd: root }).sort()) {
    if (/\.test(-d)?\.ts$/.test(file)) continue;
    for (const [route, method] of routesIn(readFileSync(join(root, file), 'utf8'))) {
      if (!method) throw new Error(`${file}: ${route} stands outside a method`);
      const known = methods.get(route) ?? [];
      if (!known.includes(method)) methods.set(route, [...known, method]);
    }
  }
  return methods;
}

/** Returns every route literal of a file with the method it stands in. The formatter indents a method by two. */
function routesIn(text: string): [route: string, method: string | undefined][] {
  let owner: string | undefined;
  let method: string | undefined;
  return text.split('\n').flatMap((line) => {
    owner = /^export class (\w+)/.exec(line)?.[1] ?? (line === '}' ? undefined : owner);
    method = /^ {2}(?:async )?\*?(\w+)[(<]/.exec(line)?.[1] ?? (line === '  }' ? undefined : method);
    const place = owner && method && `${owner}.${method}`;
    return [...line.matchAll(ROUTE)].map(([, route = '']): [string, string | undefined] => [route, place]);
  });
}
