import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { createSandbox } from '../packages/sandbox/src/sandbox.js';
import { serve } from '../packages/sandbox/src/serve.js';
import { sourceFiles } from './pins/source-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = sourceFiles('examples/*.ts');
const [page] = sourceFiles('examples/README.md');

test('there are at least ten examples, of at most 25 lines each', () => {
  expect(examples.length).toBeGreaterThanOrEqual(10);
  expect(examples.filter(({ text }) => text.split('\n').length - 1 > 25).map(({ path }) => path)).toEqual([]);
});

test.concurrent.for(examples)(
  '$path is listed, runs and prints something',
  { timeout: 300_000 },
  async ({ path }, { expect }) => {
    expect(page?.text).toContain(`(${path.slice('examples/'.length)})`);
    using sandbox = createSandbox();
    await sandbox.seed({ boards: [{ board_id: 'b1', board_name: 'Sunsets' }], images: [{ board_id: 'b1' }, {}] });
    const served = await serve(sandbox);
    const options = { cwd: root, timeout: 240_000, env: { ...process.env, INVOKEAI_URL: served.url } };
    try {
      const { stdout, stderr } = await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', '--conditions=@x/source', path],
        options,
      );
      expect({ stderr, isSilent: stdout.trim() === '' }).toEqual({ stderr: '', isSilent: false });
    } finally {
      await served.close();
    }
  },
);
