import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { readImports } from './architecture/imports.mjs';
import { WorkspaceCopy } from './workspace-copy.js';

vi.setConfig({ testTimeout: 60_000 });
const run = promisify(execFile);
const copy = new WorkspaceCopy();
afterAll(() => copy[Symbol.dispose]());

const edit = (path: string, change: (text: string) => string): void => {
  const before = readFileSync(join(copy.root, path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path}: nothing was changed`);
  copy.write(path, after);
};

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
};

/** Uses the new domain and the new field by their types, and prints what came. */
const program = `import type { Tag } from '@x/models';
import { BoardRepository, TagRepository } from '@x/repositories';
import { FakeTransport } from '@x/transport/test';

const board = { board_id: 'b', board_name: 'B', created_at: '', updated_at: '' };
const transport = new FakeTransport({ tag_id: 't' }, { ...board, colour: 'red' }, board);
const tag: Tag = await new TagRepository(transport).get('t');
const newer = await new BoardRepository(transport).get('b');
const older = await new BoardRepository(transport).get('b');
console.log(tag.tag_id, newer.colour.toUpperCase(), older.colour.toUpperCase());
`;

beforeAll(() => {
  copy.write('packages/models/src/tag.ts', tag.model);
  copy.write('packages/repositories/src/tag.ts', tag.repository);
  edit('packages/models/src/index.ts', (text) => `${text}export { Tag } from './tag.js';\n`);
  edit('packages/repositories/src/index.ts', (text) => `${text}export { TagRepository } from './tag.js';\n`);
  edit('packages/models/src/board.ts', (text) =>
    text.replace('  board_name: z.string(),\n', "$&  colour: z.string().default('grey'),\n"),
  );
  copy.write('packages/resources/src/additions.ts', program);
});

/** Compiles all but tests and the sandbox: it is a server, and learns a field with the release that it answers as. */
async function compile(): Promise<void> {
  const exclude = ['packages/sandbox'];
  const config = { include: ['packages/*/src'], exclude, compilerOptions: { types: ['node'] } };
  copy.write('tsconfig.json', JSON.stringify({ extends: './tsconfig.base.json', ...config }));
  await run(join(copy.root, 'node_modules/.bin/tsc'), ['-p', '.'], { cwd: copy.root }).catch(({ stdout }) => {
    throw new Error(stdout);
  });
}

test('every layer compiles with a new domain, which is new files and a line in each index, and with a new field', () =>
  compile());

test('the layers import downwards, and the rules accept the new domain', async () => {
  const { graph, breaches } = await readImports(copy.root);
  expect(breaches.filter((breach) => breach.includes('/tag.ts'))).toEqual([]);
  expect(Object.fromEntries(Object.entries(graph).map(([layer, seen]) => [layer, [...seen].sort()]))).toEqual({
    models: [],
    transport: [],
    sandbox: ['models'],
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
  expect(stdout).toBe('t RED GREY\n');
});

test('all that is below compiles when resources are taken away', async () => {
  rmSync(join(copy.root, 'packages/resources'), { recursive: true });
  await compile();
});
