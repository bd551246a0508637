import { createSandbox } from '@x/sandbox';
import { expect, test } from 'vitest';

import { InterruptedError } from '../../src/error/cli-error.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';

test('a transfer whose server has been emptied says which command forgets it, and begins anew after that', async () => {
  using server = await seededSandbox('boards import ARCHIVE');
  using first = createSandbox();
  using second = createSandbox();
  const interruption = new AbortController();
  let uploads = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const isUpload = new Request(input, init).url.includes('/upload');
    const response = await first.fetch(input, init);
    if (isUpload && ++uploads === 3) interruption.abort(new InterruptedError());
    return response;
  };
  const line = ['boards', 'import', server.words['ARCHIVE'] ?? '', '--yes'];
  const { env } = server;
  const stopped = await run(line, { env, sandbox: { ...first, fetch }, interrupted: interruption.signal });
  expect(stopped.code).toBe(130);

  const refused = await run(line, { env, sandbox: second, columns: 200 });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('none is on this server');
  const [, id = ''] = /invoke resume ([\da-f]{12}) --forget/.exec(refused.stderr) ?? [];
  expect((await run(['resume', id, '--forget'], { env })).code).toBe(0);
  const again = await run([...line, '--json'], { env, sandbox: second });
  expect(again.code, again.stderr).toBe(0);
  expect(JSON.parse(again.stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ ok: true, counts: { done: 9 } });
});
