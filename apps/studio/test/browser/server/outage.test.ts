import { expect, test } from 'vitest';

import { startStudio } from '../../support/open-studio.js';
import { enqueue } from '../../support/queue-of.js';

test('after an outage what was missed is shown and new pictures arrive, without a reload', async () => {
  await using studio = await startStudio();
  const { sandbox, url } = studio.sample;
  const { page } = await studio.open('/');
  await page.getByText('24 pictures').waitFor();
  await page.evaluate(() => document.body.setAttribute('data-same', 'page'));
  sandbox.fault({ kind: 'kill', match: 'GET /api/v1/app/version', times: 1 });
  await fetch(`${studio.url}/api/v1/app/version`).catch(() => {});
  await page.getByRole('alert').getByText('The server is not reached').waitFor();
  await sandbox.seed({ images: [{}] });
  sandbox.revive();
  await page.getByText('25 pictures').waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await enqueue(url, {});
  await page.getByText('26 pictures').waitFor();
  expect(await page.locator('body[data-same=page]').count()).toBe(1);
});
