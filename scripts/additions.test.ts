import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { readImports } from './architecture/imports.mjs';
import { bundle, programs } from './bundle.mjs';
import { WorkspaceCopy, workspace } from './workspace-copy.js';

vi.setConfig({ testTimeout: 300_000 });
const run = promisify(execFile);
const copy = new WorkspaceCopy();
afterAll(() => copy[Symbol.dispose]());

/** How many lines each file was given. */
const added = new Map<string, number>();
const linesOf = (text: string): number => text.split('\n').length;

const edit = (path: string, change: (text: string) => string): void => {
  const before = readFileSync(join(copy.root, path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path}: nothing was changed`);
  added.set(path, (added.get(path) ?? 0) + linesOf(after) - linesOf(before));
  copy.write(path, after);
};

/** Adds a line after the first that starts so. */
const addAfter = (path: string, start: string, line: string): void =>
  edit(path, (text) => text.replace(new RegExp(`^${start}.*\n`, 'm'), (found) => `${found}${line}\n`));

const tag = {
  model: `import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

export const Tag = tolerantObject({ tag_id: z.string() });
export interface Tag extends z.infer<typeof Tag> {}
`,
  repository: `import { Tag } from '@x/models/tag';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

export class TagRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  get(id: string, options?: RequestOptions): Promise<Tag> {
    return this.#transport.json('GET /api/v1/tags/{tag_id}', Tag, { path: { tag_id: id }, ...options });
  }
}
`,
  service: `import type { Tag } from '@x/models/tag';
import type { TagRepository } from '@x/repositories/tag';

export interface TagStores {
  readonly tags: Pick<TagRepository, 'get'>;
}

export class TagService {
  readonly #tags: TagStores['tags'];

  constructor({ tags }: TagStores) {
    this.#tags = tags;
  }

  async pair(first: string, second: string): Promise<Tag[]> {
    return [await this.#tags.get(first), await this.#tags.get(second)];
  }
}
`,
};

/** Uses the new domain and the new field by their types, and prints the results. */
const program = `import type { Tag } from '@x/models/tag';
import { createRepositories } from '@x/repositories/repositories';
import { createServices } from '@x/services/services';
import { FakeTransport } from '@x/transport/test';

const board = { board_id: 'b', board_name: 'B', created_at: '', updated_at: '', archived: false, image_count: 0 };
const transport = new FakeTransport({ tag_id: 't' }, { tag_id: 'u' }, { ...board, colour: 'red' }, board);
const repositories = createRepositories(transport);
const pair: Tag[] = await createServices(repositories).tags.pair('t', 'u');
const newer = await repositories.boards.get('b');
const older = await repositories.boards.get('b');
console.log(...pair.map(({ tag_id }) => tag_id), newer.colour.toUpperCase(), older.colour.toUpperCase());
`;

const repositories = 'packages/repositories/src/repositories.ts';
const services = 'packages/services/src/services.ts';
const bundling = { external: ['zod'], conditions: ['@x/source'] };
let boards: Buffer;

beforeAll(async () => {
  copy.write('packages/models/src/tag.ts', tag.model);
  copy.write('packages/repositories/src/tag.ts', tag.repository);
  copy.write('packages/services/src/tag.ts', tag.service);
  addAfter(repositories, 'import { BoardRepository }', "import { TagRepository } from './tag.js';");
  addAfter(repositories, '  boards: ', '  tags: TagRepository,');
  addAfter(services, 'import { BoardService', "import { TagService, type TagStores } from './tag.js';");
  edit(services, (text) => text.replace('export type ServiceStores = ', '$&TagStores & '));
  addAfter(services, '    boards: ', '    tags: new TagService(repositories),');
  boards = await bundle(copy.root, programs.repository, bundling);
  edit('packages/models/src/board.ts', (text) =>
    text.replace('  board_name: z.string(),\n', "$&  colour: z.string().default('grey'),\n"),
  );
  copy.write('packages/resources/src/additions.ts', program);
});

/**
 * Returns what the compiler says against all but tests and the sandbox: that is a server, and learns a field with the
 * release that it answers as.
 */
async function complaints(): Promise<string> {
  const exclude = ['packages/sandbox'];
  const config = { include: ['packages/*/src'], exclude, compilerOptions: { types: ['node'] } };
  copy.write('tsconfig.json', JSON.stringify({ extends: './tsconfig.base.json', ...config }));
  const tsc = join(copy.root, 'node_modules/.bin/tsc');
  const { stdout } = await run(tsc, ['-p', '.'], { cwd: copy.root }).catch((error: { stdout: string }) => error);
  return stdout;
}

test('every layer compiles with a new domain and with a new field', async () => {
  expect(await complaints()).toBe('');
});

test('a new domain is new files, an import, and a line in each table', () => {
  expect(Object.fromEntries(added)).toMatchObject({ [repositories]: 1 + 1, [services]: 1 + 1 });
  expect([...added.keys()]).toEqual([repositories, services, 'packages/models/src/board.ts']); // which got the field
});

test('a web page that uses another domain loads not a byte more', async () => {
  expect(boards.equals(await bundle(workspace, programs.repository, bundling))).toBe(true);
});

test('the layers import downwards, and the rules accept the new domain', async () => {
  const { graph, breaches } = await readImports(copy.root);
  expect(breaches.filter((breach) => breach.includes('/tag.ts'))).toEqual([]);
  expect(Object.fromEntries(Object.entries(graph).map(([layer, seen]) => [layer, [...seen].sort()]))).toEqual({
    models: [],
    transport: [],
    sandbox: ['models'],
    metadata: [],
    archive: ['models', 'repositories', 'transport'],
    repositories: ['models', 'transport'],
    services: ['models', 'repositories', 'transport'],
    resources: ['models', 'repositories', 'services', 'transport'],
  });
});

test('the new field, a line in its schema, is read from a newer server and filled in for an older one', async () => {
  const options = ['--import', 'tsx', '--conditions=@x/source'];
  const { stdout } = await run(process.execPath, [...options, 'packages/resources/src/additions.ts'], {
    cwd: copy.root,
  });
  expect(stdout).toBe('t u RED GREY\n');
});

test('all that is below compiles when resources are taken away', async () => {
  rmSync(join(copy.root, 'packages/resources'), { recursive: true });
  expect(await complaints()).toBe('');
});
