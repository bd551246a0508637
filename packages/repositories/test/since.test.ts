import { readFileSync } from 'node:fs';

import { FakeTransport } from '@x/transport/test';
import type { AnyRequest, Route } from '@x/transport/transport';
import { expect, test } from 'vitest';

import { since } from '../src/internal/since.js';
import { createRepositories } from '../src/repositories.js';
import { everyMethod } from './support/every-method.js';
import { firstReleases, reusedRoutes } from './support/first-releases.js';

const releaseOf = new Map(
  Object.entries(firstReleases).flatMap(([release, routes]) => routes.map((route) => [route, release] as const)),
);

const { pathname } = new URL('../../../apps/conformance/operations.json', import.meta.url);
const operations: readonly { method: string; path: string }[] = JSON.parse(readFileSync(pathname, 'utf8'));

/** Returns the requests of a method until the first of them has no usable response. */
async function requestsOf(call: (typeof everyMethod)[number][1]): Promise<(readonly [Route, AnyRequest])[]> {
  const transport = new FakeTransport();
  await call(createRepositories(transport)).catch(() => {});
  return transport.requests.map(([route, request]) => [route, request]);
}

test.each(everyMethod)('%s names the first release with its operation', async (_, call) => {
  const requests = await requestsOf(call);
  expect(requests.length).toBeGreaterThan(0);
  for (const [route, request] of requests) {
    expect({ route, since: request.since }).toEqual({ route, since: releaseOf.get(route) });
  }
});

test.each(everyMethod)(
  '%s reads the release first where an older one has another operation at the route',
  async (_, call) => {
    for (const [route, { reusesRoute = false }] of await requestsOf(call)) {
      expect({ route, reusesRoute }).toEqual({ route, reusesRoute: reusedRoutes.includes(route) });
    }
  },
);

test('every operation that is newer than the oldest release is one of the server', () => {
  const routes = new Set(operations.map(({ method, path }) => `${method} ${path}`));
  expect([...releaseOf.keys(), ...reusedRoutes].filter((route) => !routes.has(route))).toEqual([]);
});

test('every release in the table is one that added operations', () => {
  const releases = new Set(Object.keys(firstReleases));
  expect(Object.entries(since).filter(([, release]) => !releases.has(release))).toEqual([]);
});
