import { createSandbox, serve } from '@x/sandbox';
import { expect, test } from 'vitest';

import { fillWithPictures } from './support/image-folder.js';
import { takeTour } from './support/run-demo.js';
import { temporaryFolder } from './support/temporary-folder.js';

test('what an older server lacks is named and passed over, and the tour goes on', async () => {
  await using folder = await temporaryFolder();
  await fillWithPictures(folder.path, 2);
  using sandbox = createSandbox({ version: '6.8.1' });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const lacking = /^\/api\/v1\/(gallery|virtual_boards)\//.test(pathname);
    return lacking ? Response.json({ detail: 'Not Found' }, { status: 404 }) : sandbox.fetch(input, init);
  };
  const served = await serve({ ...sandbox, fetch });
  const words = ['--json', '--server', served.url, '--pictures', folder.path, '--output', folder.path];
  const { code, output } = await takeTour(words);
  await served.close();

  expect(code).toBe(0);
  const { chapters } = JSON.parse(output);
  const passedOver = chapters.filter((chapter: { passedOver: boolean }) => chapter.passedOver);
  expect(passedOver).toMatchObject([{ title: 'Days', facts: { since: '6.13.0', server: '6.8.1' } }]);
  expect(chapters).toHaveLength(11);
});
