import { createSandbox, serve } from '@x/sandbox';
import { expect, test } from 'vitest';

import { fillWithImages } from './support/image-folder.js';
import { runDemo } from './support/run-demo.js';
import { temporaryFolder } from './support/temporary-folder.js';

/** Runs the tour on a sandbox of a release that has no paths like `missing`. */
async function runOn(version: string, missing: RegExp) {
  await using folder = await temporaryFolder();
  await fillWithImages(folder.path, 2);
  using sandbox = createSandbox({ version });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const isMissing = missing.test(pathname);
    return isMissing ? Response.json({ detail: 'Not Found' }, { status: 404 }) : sandbox.fetch(input, init);
  };
  const served = await serve({ ...sandbox, fetch });
  const args = ['--json', '--server', served.url, '--images', folder.path, '--output', folder.path];
  const { code, output } = await runDemo(args);
  await served.close();
  expect(code).toBe(0);
  const { steps } = JSON.parse(output);
  expect(steps).toHaveLength(13);
  return steps;
}

test('a step that an older server does not support is skipped', async () => {
  const steps = await runOn('6.8.1', /^\/api\/v1\/(gallery|virtual_boards)\//);
  const skipped = steps.filter((step: { isSkipped: boolean }) => step.isSkipped);
  expect(skipped).toMatchObject([{ title: 'Days', facts: { since: '6.13.0', server: '6.8.1' } }]);
});

test('the workflow is continued on the oldest server', async () => {
  const missing = /^\/api\/v1\/(gallery|virtual_boards)\/|\/item_ids$/;
  const step = (await runOn('6.0.2', missing)).find(({ title }: { title: string }) => title === 'Workflow');
  expect(step).toMatchObject({
    summary: '2 images framed and signed; a second run would send 0 items',
    isSkipped: false,
  });
});
