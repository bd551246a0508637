import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { implementedRoutes } from '../../src/operations/implemented-routes.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'routes-'));
  const compilerOptions = { module: 'nodenext', target: 'es2022', lib: ['es2024'], types: [], strict: true };
  writeFileSync(join(root, 'tsconfig.base.json'), JSON.stringify({ compilerOptions }));
  mkdirSync(join(root, 'packages/repositories/src/internal'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(root, 'packages/repositories/src', file), text);
const routes = () => Object.fromEntries(implementedRoutes(root));

test('a route belongs to the methods that contain it, whatever their layout', () => {
  write(
    'board.ts',
    `export class BoardRepository { get(id: string) { return send('GET /boards/{id}', id); } async *list() {
yield send(
'GET /boards/'
); } find(id: string) { return send('GET /boards/{id}', id); } }
declare function send(route: string, id?: string): unknown;`,
  );
  expect(routes()).toEqual({
    'GET /boards/{id}': ['BoardRepository.get', 'BoardRepository.find'],
    'GET /boards/': ['BoardRepository.list'],
  });
});

test('a route may be a constant of another file, or an entry of a table', () => {
  write('internal/routes.ts', `export const UPLOAD = 'POST /images';`);
  write(
    'image.ts',
    `import { UPLOAD } from './internal/routes.js';
    const stars = { on: 'POST /star', off: 'POST /unstar' } as const;
    export class ImageRepository {
      upload(): string { return UPLOAD; }
      star(state: 'on' | 'off'): string { return stars[state]; }
    }`,
  );
  expect(routes()).toEqual({
    'POST /images': ['ImageRepository.upload'],
    'POST /star': ['ImageRepository.star'],
    'POST /unstar': ['ImageRepository.star'],
  });
});

test.each([
  ['a function', `export function read() { return 'GET /x'; }`],
  ['a private method', `export class Repository { #read() { return 'GET /x'; } }`],
  ['a class that is not exported', `class Repository { read() { return 'GET /x'; } }`],
])('a route in %s alone is an error', (_, text) => {
  write('x.ts', text);
  expect(() => implementedRoutes(root)).toThrow('GET /x: used by no public method of a repository');
});
