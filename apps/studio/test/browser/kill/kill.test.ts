import { createHash } from 'node:crypto';

import { createClient } from '@x/resources/client';
import { sampleImages } from 'demo/sample-images';
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';

import { startKillableServer } from '../../support/killable-server.js';
import { openStudio } from '../../support/open-studio.js';
import { enqueue } from '../../support/queue-of.js';

test('thumbnails whose server is killed while the gallery is scrolled are loaded when it is back', async () => {
  await using server = await startKillableServer(1_500);
  await using studio = await openStudio(server.url);
  const { page } = await studio.open('/');
  await page.getByTestId('count').getByText('1,500 pictures').waitFor();
  await page.locator('img[data-state=loaded]').first().waitFor();
  const killFirst = async (route: Route): Promise<void> => {
    await server.kill();
    await route.continue();
  };
  await page.route(/thumbnail$/, killFirst, { times: 1 });
  await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }));
  await page.getByRole('alert').getByText('The server is not reached').waitFor();
  await page.locator('img[data-state=failed]').first().waitFor({ state: 'attached' });
  await server.restart();
  const last = page.locator('[data-index="1499"] img[data-state=loaded]');
  await last.waitFor();
  await expect.poll(() => page.locator('img[data-state=failed]').count()).toBe(0);
  await page.getByRole('alert').waitFor({ state: 'detached' });
});

test('work on thousands of pictures whose server is killed goes on by itself when it is back', async () => {
  await using server = await startKillableServer(3_000);
  await using studio = await openStudio(server.url);
  const { page } = await studio.open('/');
  await page.getByTestId('count').getByText('3,000 pictures').waitFor();
  await page.keyboard.press('Control+a');
  await page.getByTestId('count').getByText('3,000 of 3,000 selected').waitFor();
  await page.keyboard.press('.');
  let requests = 0;
  await page.route('**/images/star', async (route) => {
    requests += 1;
    if (requests === 2) await server.kill();
    await route.continue();
  });
  const dialog = page.getByRole('dialog', { name: 'Star' });
  await dialog.getByRole('button', { name: 'Star 3,000 pictures' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByText('It goes on as soon as the server is reached again.').waitFor();
  await server.restart();
  await dialog.getByText('3,000 pictures changed.').waitFor();
  using client = createClient({ baseUrl: server.url });
  let starred = 0;
  for await (const image of client.repositories.images.list()) if (image.starred) starred += 1;
  expect(starred).toBe(3_000);
});

test('an upload whose server is killed goes on when it is back, and no file is there twice', async () => {
  await using server = await startKillableServer(1);
  await using studio = await openStudio(server.url);
  const { page } = await studio.open('/');
  await page.getByTestId('count').getByText('1 picture').waitFor();
  let requests = 0;
  await page.route('**/images/upload?*', async (route) => {
    requests += 1;
    if (requests !== 6) return route.continue();
    // The server has it, and nobody learns of it.
    await route.fetch();
    await server.kill();
    await route.abort('connectionreset');
  });
  await page.locator('input[type=file]').setInputFiles(await filesToUpload(20));
  const dialog = page.getByRole('dialog', { name: 'Upload' });
  await dialog.getByText(/^20 files would be uploaded/).waitFor();
  await dialog.getByRole('button', { name: 'Upload 20 files' }).click();
  await dialog.getByText('It goes on as soon as the server is reached again.').waitFor();
  await server.restart();
  // Those before the kill count as well. Up to four were in flight: what of them is there already is no upload.
  const report = (await dialog.getByText(/files uploaded/).textContent()) ?? '';
  expect(Number.parseInt(report, 10)).toBeGreaterThanOrEqual(16);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByTestId('count').getByText('21 pictures').waitFor();
  using client = createClient({ baseUrl: server.url });
  const images = await Array.fromAsync(client.repositories.images.list());
  const contents = await Promise.all(
    images.map(async ({ image_name }) => hashOf(await client.repositories.images.full(image_name))),
  );
  expect(new Set(contents).size).toBe(21);
  expect(requests).toBeGreaterThan(20);
});

test('the end of jobs whose server is killed is seen without a reload, and none is there twice', async () => {
  await using server = await startKillableServer(0);
  await using studio = await openStudio(server.url);
  const { page } = await studio.open('/jobs');
  await page.getByText('There are no jobs.').waitFor();
  const [first = 0, second = 0] = await enqueue(server.url, { runs: 2 });
  const row = (id: number) => page.getByRole('row', { name: new RegExp(`Job ${id} `) });
  await row(first).getByText('running').waitFor();
  await server.kill();
  await page.getByRole('alert').getByText('The server is not reached').waitFor();
  await server.restart();
  await row(first).getByText('canceled').waitFor();
  await row(second).getByText('done').waitFor();
  expect(await page.getByRole('grid', { name: 'Queue' }).getByRole('row').count()).toBe(2);
});

async function filesToUpload(count: number) {
  const pictures = sampleImages(1).images.slice(0, count);
  return Promise.all(
    pictures.map(async ({ title, open }) => {
      return { name: `${title}.png`, mimeType: 'image/png', buffer: Buffer.from(await (await open()).arrayBuffer()) };
    }),
  );
}

const hashOf = async (file: Blob) =>
  createHash('sha256')
    .update(Buffer.from(await file.arrayBuffer()))
    .digest('hex');
