import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { startStudio } from '../../support/open-studio.js';

const MOST = 196_500;

test('the gallery is shown with at most 196.5 kB of compressed JavaScript', async () => {
  await using studio = await startStudio();
  const { page } = await studio.open('/nowhere');
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.url().endsWith('.js')) scripts.add(request.url());
  });
  await page.goto(studio.url);
  await page.locator('img[data-state=loaded]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all([...scripts].map(async (url) => gzipSync(await (await fetch(url)).bytes()).length));
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  console.log(`first load: ${total} bytes in ${scripts.size} files`);
  expect(scripts.size).toBeGreaterThan(2);
  expect(total).toBeLessThanOrEqual(MOST);
});
