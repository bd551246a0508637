import { createClient } from '@x/resources/client';
import { createSandbox } from '@x/sandbox/sandbox';
import { expect, test } from 'vitest';

import { graph } from '../../src/runner/graph.js';
import { isEmpty } from '../../src/servers/is-empty.js';

const baseUrl = 'http://sandbox.invalid';

test.each([
  ['nothing', async () => {}, true],
  ['an archived board', ({ boards }) => archive(boards), false],
  ['an intermediate image', ({ images }) => images.upload(new Blob([PNG]), { is_intermediate: true }), false],
  ['an item of the queue', ({ queue }) => queue.enqueue({ graph: graph({ sum: { type: 'add' } }) }), false],
] satisfies [string, (repositories: Repositories) => Promise<unknown>, boolean][])(
  'whether a server is empty: %s',
  async (_name, fill, expected) => {
    using sandbox = createSandbox();
    await fill(createClient({ baseUrl, fetch: sandbox.fetch }).repositories);
    expect(await isEmpty(baseUrl, sandbox.fetch)).toBe(expected);
  },
);

type Repositories = ReturnType<typeof createClient>['repositories'];

async function archive(boards: Repositories['boards']): Promise<void> {
  const { board_id } = await boards.create({ board_name: 'Old' });
  await boards.update(board_id, { archived: true });
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
