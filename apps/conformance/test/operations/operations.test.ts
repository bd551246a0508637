import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';
import { excludedOperations } from '../../src/operations/excluded-operations.js';
import { implementedRoutes } from '../../src/operations/implemented-routes.js';
import { type Operation, readOperations, routeOf } from '../../src/operations/operation.js';
import { operationsPage } from '../../src/operations/operations-page.js';
import { undocumentedRoutes } from '../../src/operations/undocumented-routes.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');
const operations: Operation[] = JSON.parse(read('apps/conformance/operations.json'));
const methods = implementedRoutes(root);
const routes = operations.map(routeOf);

test('every route of a repository is an operation of the server, or listed as undocumented', () => {
  expect([...methods.keys()].filter((route) => !routes.includes(route))).toEqual(Object.keys(undocumentedRoutes));
  expect(methods.size).toBeGreaterThan(0);
});

test('every operation of a finished domain has a method or is excluded', () => {
  const finished = ['boards', 'board_images', 'images', 'virtual_boards', 'gallery', 'custom_nodes'];
  const missing = operations
    .filter(({ tag }) => finished.includes(tag))
    .map(routeOf)
    .filter((route) => !methods.has(route) && !(route in excludedOperations));
  expect(missing).toEqual([]);
});

test('an excluded operation exists and has no method', () => {
  expect(Object.keys(excludedOperations).filter((route) => !routes.includes(route) || methods.has(route))).toEqual([]);
});

test('docs/operations.md is up to date', () => {
  expect(read('docs/operations.md')).toBe(operationsPage(operations, methods));
});

test('operations are read from an OpenAPI document and sorted', () => {
  const read = readOperations({
    paths: {
      '/b/{id}': {
        post: {
          tags: ['bees'],
          parameters: [
            { name: 'id', in: 'path' },
            { name: 'all', in: 'query' },
            { name: 'token', in: 'cookie' },
          ],
          requestBody: { content: { 'multipart/form-data': {} } },
          responses: { 422: {}, 201: {}, 200: {} },
        },
        delete: { responses: { 204: {} } },
      },
      '/a': { get: { responses: { 200: {} } } },
    },
  });
  expect(read.map(routeOf)).toEqual(['GET /a', 'DELETE /b/{id}', 'POST /b/{id}']);
  expect(read[2]).toEqual({
    method: 'POST',
    path: '/b/{id}',
    tag: 'bees',
    parameters: { path: ['id'], query: ['all'] },
    body: 'form',
    success: [200, 201],
  });
});
