import { createClient } from '@x/resources/client';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';
import { sendPreview } from '../../support/send-preview.js';
import { storeWorkflow, type TestWorkflow } from '../../support/workflow-of.js';

const cards: TestWorkflow = {
  name: 'Cards',
  nodes: { card: { type: 'blank_image', values: { width: 64, height: 64 } } },
  form: ['card.width'],
};
const soften: TestWorkflow = {
  name: 'Soft fox',
  nodes: { blur: { type: 'img_blur', values: { image: undefined, radius: 6 } } },
  form: ['blur.image', 'blur.radius'],
};

const openWorkflow = async (studio: Studio, workflow: TestWorkflow, path = '') => {
  const id = await storeWorkflow(studio.sample.url, workflow);
  const opened = await studio.open(`/workflows/${id}${path}`);
  await opened.page.getByRole('heading', { level: 1, name: workflow.name }).waitFor();
  return { ...opened, id };
};
const runButton = (page: Page) => page.getByRole('button', { name: /^Run Ctrl/ });
const runCard = (page: Page, id: number) => page.getByRole('article', { name: `Run ${id}`, exact: true });
const queued = async (studio: Studio) => {
  using client = createClient({ baseUrl: studio.sample.url });
  return (await client.repositories.queueItems.ids()).item_ids.length;
};

test('a double click runs once, with its preview and its result beside the form', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await openWorkflow(studio, cards);
  const release = await sendPreview(page);
  await page.reload();
  await page.getByLabel('Width', { exact: true }).fill('128');
  await runButton(page).dblclick();
  await runCard(page, 1).getByText('Denoising').waitFor();
  await runCard(page, 1)
    .getByRole('img', { name: /^Preview of job/ })
    .waitFor();
  release();
  await runCard(page, 1).getByText('1 of 1 done').waitFor();
  const result = runCard(page, 1).getByRole('link', { name: /result 1$/ });
  await result.waitFor();
  expect(await queued(studio)).toBe(1);
  using client = createClient({ baseUrl: studio.sample.url });
  const { items } = await client.repositories.images.page({ offset: 0, limit: 1 });
  const [image] = items;
  expect([image?.width, image?.height]).toEqual([128, 64]);
  await result.click();
  await page.waitForURL(/open=/);
  expect(faults).toEqual([]);
});

test('several runs are kept while other screens are shown, and what runs is canceled', async () => {
  await using studio = await startStudio({ rounds: 0 });
  using client = createClient({ baseUrl: studio.sample.url });
  const { page, faults } = await openWorkflow(studio, cards);
  await page.getByLabel('How often').fill('3');
  await page.keyboard.press('Control+Enter');
  await runCard(page, 1).getByText('3 of 3 done').waitFor();
  expect(
    await runCard(page, 1)
      .getByRole('link', { name: /result \d$/ })
      .count(),
  ).toBe(3);
  await client.repositories.queue.pause();
  await page.keyboard.press('Control+Enter');
  await runCard(page, 2).getByText('0 of 3 done').waitFor();
  await runCard(page, 2).getByRole('link', { name: 'Jobs' }).click();
  await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
  await page.goBack();
  await runCard(page, 1).getByText('3 of 3 done').waitFor();
  await page.keyboard.press('x');
  await runCard(page, 2).getByText('0 of 3 done, 3 canceled').waitFor();
  expect(faults).toEqual([]);
});

test('a workflow runs over the pictures that were selected in the gallery, after its plan', async () => {
  await using studio = await startStudio();
  const id = await storeWorkflow(studio.sample.url, soften);
  const { page, faults } = await studio.open('/');
  await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
  await page.getByRole('grid').press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.getByRole('link', { name: /^Soft fox/ }).click();
  await page.getByText('3 pictures chosen.').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/workflows/${id}`);
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog', { name: 'Soft fox: over 3 pictures' });
  await dialog.getByText('3 runs would be put on the queue, in 1 batch').waitFor();
  expect(await queued(studio)).toBe(0);
  await dialog.getByRole('button', { name: 'Start 3 runs' }).click();
  await dialog.getByText('3 runs started').waitFor();
  await page.keyboard.press('Escape');
  await runCard(page, 1).getByText('3 of 3 done').waitFor();
  expect(
    await runCard(page, 1)
      .getByRole('link', { name: /result \d$/ })
      .count(),
  ).toBe(3);
  expect(faults).toEqual([]);
});

test('a run that fails says in which node and why, and a picture that is gone is refused at its field', async () => {
  await using studio = await startStudio();
  using client = createClient({ baseUrl: studio.sample.url });
  const { page, faults } = await openWorkflow(studio, {
    name: 'Impossible luck',
    nodes: {
      blur: { type: 'img_blur', values: { image: undefined, radius: 1 } },
      fail: { type: 'rand_int', values: { low: 5, high: 1 } },
    },
    form: ['blur.image', 'fail.low'],
  });
  await page.getByRole('button', { name: 'Image Choose' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a picture' });
  await dialog.locator('img[data-state=loaded]').first().waitFor();
  await dialog.getByRole('gridcell').first().dblclick();
  await page.keyboard.press('Control+Enter');
  await runCard(page, 1).getByText('0 of 1 done, 1 failed').waitFor();
  await runCard(page, 1)
    .getByRole('alert')
    .getByText(/rand_int/)
    .waitFor();
  const name = (await page.locator('.picture-editor img').getAttribute('alt')) ?? '';
  await client.repositories.images.delete(name);
  await page.keyboard.press('Control+Enter');
  await page.getByText('The server does not have it any more.').waitFor();
  expect(await queued(studio)).toBe(1);
  expect(faults.filter((line) => !line.includes(name))).toEqual([]);
});
