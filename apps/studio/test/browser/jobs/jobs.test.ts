import { createClient } from '@x/resources/client';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';
import { enqueue } from '../../support/queue-of.js';
import { sendPreview } from '../../support/send-preview.js';

/** Opens the jobs on a server whose queue is paused, so that everything waits. */
async function openPaused(studio: Studio) {
  using client = createClient({ baseUrl: studio.sample.url });
  await client.repositories.queue.pause();
  const opened = await studio.open('/jobs');
  await opened.page.getByRole('status').getByText('The queue is paused').waitFor();
  return opened;
}
const row = (page: Page, id: number) => page.getByRole('row', { name: new RegExp(`Job ${id} `) });
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });

test('a job is seen to wait at its position, to run with its preview, and to end, without a reload', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await openPaused(studio);
  const release = await sendPreview(page);
  await page.reload();
  const [first = 0, second = 0] = await enqueue(studio.sample.url, { runs: 2, destination: 'canvas' });
  await row(page, first).getByText('position 1').waitFor();
  await row(page, second).getByText('position 2').waitFor();
  await row(page, first).click();
  await page.keyboard.press('p');
  const picture = details(page).getByRole('img', { name: `Preview of job ${first}` });
  await details(page).getByText('Denoising').waitFor();
  await expect.poll(() => picture.evaluate(colourOf)).toEqual([255, 0, 0, 255]);
  expect(await details(page).getByRole('progressbar').getAttribute('value')).toBe('0.5');
  release();
  await row(page, second).getByText('done').waitFor();
  await details(page).getByText('Ran').waitFor();
  await page.getByTestId('throughput').getByText('In the last hour 2 jobs were done').waitFor();
  expect(await page.getByTestId('counts').getByText('2 done').count()).toBe(1);
  expect(faults).toEqual([]);
});

test('on a narrow screen the details of a job are seen when it is chosen', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const [id = 0] = await enqueue(studio.sample.url, { runs: 9 });
  const { page, faults } = await studio.open('/jobs', { viewport: { width: 390, height: 700 } });
  await row(page, id + 8).click();
  const heading = details(page).getByRole('heading', { name: `Job ${id + 8}` });
  await expect.poll(() => heading.boundingBox()).toMatchObject({ y: expect.toSatisfy((y: number) => y < 560) });
  expect(faults).toEqual([]);
});

test('a batch that was put before the others has the first positions', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await openPaused(studio);
  const [late = 0] = await enqueue(studio.sample.url, {});
  const [urgent = 0] = await enqueue(studio.sample.url, { prepend: true });
  await row(page, urgent).getByText('position 1').waitFor();
  await row(page, late).getByText('position 2').waitFor();
  expect(faults).toEqual([]);
});

test('a failed job says in which node and why, and is retried', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await studio.open('/jobs');
  await page.getByText('There are no jobs.').waitFor();
  const [id = 0] = await enqueue(studio.sample.url, { fails: true });
  await row(page, id).getByText('failed').waitFor();
  await page.keyboard.press('j');
  await details(page).getByText('img_blur (blur)').waitFor();
  await details(page)
    .getByText(/ImageFileNotFound|not found/i)
    .first()
    .waitFor();
  await page.keyboard.press('r');
  await row(page, id + 1)
    .getByText('failed')
    .waitFor();
  expect(faults).toEqual([]);
});

test('a second press does not retry a job twice', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await studio.open('/jobs');
  await page.getByText('There are no jobs.').waitFor();
  const [id = 0] = await enqueue(studio.sample.url, { fails: true });
  await row(page, id).getByText('failed').waitFor();
  await row(page, id).click();
  await page.keyboard.press('r');
  await page.keyboard.press('r');
  await row(page, id + 1)
    .getByText('failed')
    .waitFor();
  await page.keyboard.press('r');
  await page.getByTestId('live-region').getByText('on the queue again already').waitFor();
  using client = createClient({ baseUrl: studio.sample.url });
  expect((await client.repositories.queueItems.ids()).item_ids).toHaveLength(2);
  expect(faults).toEqual([]);
});

test('a finished job leads to its pictures in the gallery', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await studio.open('/jobs');
  await page.getByText('There are no jobs.').waitFor();
  using client = createClient({ baseUrl: studio.sample.url });
  const draw = { id: 'draw', type: 'blank_image', width: 64, height: 64, is_intermediate: false };
  const job = await client.services.jobs.enqueue({ nodes: { draw }, edges: [] });
  const [image] = await job.images();
  await row(page, job.id).getByText('done').waitFor();
  await row(page, job.id).click();
  await details(page).getByRole('link', { name: 'Picture 1' }).click();
  await page.getByRole('region', { name: 'Picture 1 of 1' }).waitFor();
  expect(new URL(page.url()).searchParams.get('open')).toBe(image?.image_name);
  expect(faults).toEqual([]);
});

test('jobs are canceled one by one and all at once, and what has ended is cleared', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await openPaused(studio);
  const ids = await enqueue(studio.sample.url, { runs: 3 });
  const [first = 0, second = 0, third = 0] = ids;
  await row(page, first).click();
  await page.keyboard.press('x');
  await row(page, first).getByText('canceled').waitFor();
  await row(page, second).getByText('position 1').waitFor();
  await page.keyboard.press('Shift+x');
  await page.getByRole('dialog').getByText('2 waiting jobs would be canceled.').waitFor();
  await page.getByRole('button', { name: 'Cancel 2 jobs' }).click();
  await page.getByRole('dialog').getByText('2 jobs canceled.').waitFor();
  await page.keyboard.press('Escape');
  await row(page, third).getByText('canceled').waitFor();
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByText('3 finished jobs would be removed').waitFor();
  await page.getByRole('button', { name: 'Remove 3 jobs' }).click();
  await page.getByRole('dialog').getByText('3 jobs removed.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('There are no jobs.').waitFor();
  expect(faults).toEqual([]);
});

test('the history by batch retries what failed in a batch, once', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await studio.open('/jobs');
  await enqueue(studio.sample.url, { runs: 2, fails: true, destination: 'canvas' });
  await page.getByTestId('counts').getByText('2 failed').waitFor();
  await page.keyboard.press('v');
  const batch = page.getByRole('grid', { name: 'Batches' }).getByRole('row', { name: /canvas 2 failed/ });
  await batch.waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByText('2 jobs would be put on the queue again.').waitFor();
  await page.getByRole('button', { name: 'Retry 2 jobs' }).click();
  await page.getByRole('dialog').getByText('2 jobs are on the queue again.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('counts').getByText('4 failed').waitFor();
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByText('2 jobs would be put on the queue again.').waitFor();
  expect(faults).toEqual([]);
});

test('a thousand and more jobs are a list of a few rows that reaches the oldest', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await openPaused(studio);
  const ids = await enqueue(studio.sample.url, { runs: 1_200 });
  const [oldest = 0] = ids;
  await row(page, ids.at(-1) ?? 0)
    .getByText('position 1,200')
    .waitFor();
  await page.getByRole('grid', { name: 'Queue' }).press('End');
  await row(page, oldest).getByText('position 1').waitFor();
  await details(page)
    .getByRole('heading', { name: `Job ${oldest}` })
    .waitFor();
  expect(await page.getByRole('row').count()).toBeLessThan(40);
  expect(faults).toEqual([]);
});

test('the end of a job is seen though the connection broke while it ran', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page } = await openPaused(studio);
  const [id = 0] = await enqueue(studio.sample.url, {});
  await row(page, id).getByText('position 1').waitFor();
  const { sandbox } = studio.sample;
  const isEnd = ({ payload }: { payload: object }) => 'status' in payload && payload.status === 'completed';
  sandbox.fault({ kind: 'cut-socket', match: isEnd, times: 1 });
  await page.keyboard.press('p');
  await row(page, id).getByText('done').waitFor();
  expect(await page.getByTestId('counts').getByText('1 done').count()).toBe(1);
});

test('jobs are shown in a browser whose language has no name that it knows', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await studio.open('/server');
  await page.addInitScript(() => Object.defineProperty(navigator, 'language', { value: 'en-US@posix' }));
  await page.goto(`${studio.url}/jobs`);
  await page.getByText('There are no jobs.').waitFor();
  expect(await page.evaluate(() => navigator.language)).toBe('en-US@posix');
  expect(faults).toEqual([]);
});

/** Returns the colour of the first pixel of a canvas. */
function colourOf(canvas: Element): number[] {
  const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
  return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
}

test('a queue that cannot be read is not said to be empty', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page } = await studio.open('/');
  await page.route(/\/item_ids/, (route) => route.abort());
  await page.getByRole('link', { name: 'Jobs', exact: true }).click();
  await page.getByRole('alert').getByText('The server was not reached.').waitFor();
  expect(await page.getByText('There are no jobs.').count()).toBe(0);
});
