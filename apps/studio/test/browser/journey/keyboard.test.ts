import { createClient } from '@x/resources/client';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startStudio } from '../../support/open-studio.js';
import { watchPointer } from '../../support/watch-pointer.js';
import { workflowDocument } from '../../support/workflow-of.js';

const cards = workflowDocument({
  name: 'Cards',
  nodes: { card: { type: 'blank_image', values: { width: 64, height: 64 } } },
  form: ['card.width'],
});

/** Makes a picture that holds the workflow it was made by. */
async function makeCard(baseUrl: string): Promise<void> {
  using client = createClient({ baseUrl });
  const workflow = await client.services.workflows.open(cards);
  await (await workflow.run()).outputs();
}

/** Tabs on until an element has the focus. */
async function reach(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  const hasFocus = () => element.evaluate((it) => it === document.activeElement);
  for (let presses = 0; !(await hasFocus()); presses += 1) {
    if (presses === 60) throw new Error(`${element} is not reached by Tab`);
    await page.keyboard.press('Tab');
  }
}

async function pressButton(page: Page, name: string): Promise<void> {
  await reach(page, page.getByRole('dialog').getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

const hasCount = (page: Page, text: string) => page.getByTestId('count').getByText(text, { exact: true }).waitFor();

test('all of a session is done by keys, from finding pictures to the run of a workflow and its picture', async () => {
  await using studio = await startStudio();
  await makeCard(studio.sample.url);
  const { page, faults } = await studio.open('/');
  const pointer = await watchPointer(page);
  await page.reload();
  const { keyboard } = page;
  const grid = page.getByRole('grid');
  const dialog = page.getByRole('dialog');

  await hasCount(page, '25 pictures');
  await keyboard.press('/');
  await keyboard.type('board:Night');
  await hasCount(page, '6 pictures');

  await reach(page, grid);
  await keyboard.press('Space');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await hasCount(page, '3 of 6 selected');

  await keyboard.press('.');
  await pressButton(page, 'Star 3 pictures');
  await dialog.getByText(/pictures? changed\.$/).waitFor();
  await closeDialog(page);
  await expect.poll(() => page.locator('.cell-starred[aria-selected=true]').count()).toBe(3);

  await keyboard.press('m');
  await dialog.getByRole('combobox').waitFor();
  await keyboard.type('patt');
  await keyboard.press('Enter');
  await dialog.getByText('3 pictures would be moved').waitFor();
  await pressButton(page, 'Move 3 pictures');
  await dialog.getByText('3 pictures moved.').waitFor();
  await hasCount(page, '3 pictures');
  await pressButton(page, 'Undo');
  await pressButton(page, 'Move 3 pictures back');
  await dialog.getByText('3 pictures moved.').waitFor();
  await closeDialog(page);
  await hasCount(page, '6 pictures');

  await reach(page, grid);
  await keyboard.press('Control+a');
  await keyboard.press('d');
  await dialog.getByText('6 files would be put into a zip').waitFor();
  const downloading = page.waitForEvent('download');
  await pressButton(page, 'Download 6 files');
  expect((await downloading).suggestedFilename()).toMatch(/\.zip$/);
  await closeDialog(page);

  await reach(page, grid);
  await keyboard.press('Control+Home');
  await keyboard.press('Enter');
  await page.getByRole('region', { name: 'Picture 1 of 6' }).waitFor();
  await keyboard.press('c');
  await page.getByAltText('Left picture').waitFor();
  await page.getByAltText('Right picture').waitFor();
  await keyboard.press('c');
  await page.getByAltText('Left picture').waitFor({ state: 'detached' });
  await keyboard.press('Escape');
  await keyboard.press('Backspace');
  await hasCount(page, '25 pictures');

  await reach(page, grid);
  await keyboard.press('Control+Home');
  await keyboard.press('Enter');
  await page.getByRole('region', { name: 'Picture 1 of 25' }).waitFor();
  await keyboard.press('w');
  await page.getByRole('heading', { level: 1, name: 'Cards' }).waitFor();
  await reach(page, page.getByLabel('Width', { exact: true }));
  await keyboard.press('Control+a');
  await keyboard.type('96');
  await keyboard.press('Control+Enter');
  await page.getByRole('article', { name: 'Run 1' }).waitFor();

  await keyboard.press('Control+k');
  await dialog.getByRole('combobox').waitFor();
  await keyboard.type('go to jobs');
  await page.getByRole('option', { name: 'Go to jobs' }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
  await page.getByTestId('counts').getByText('2 done').waitFor();
  await keyboard.press('g');
  await keyboard.press('g');
  await hasCount(page, '26 pictures');
  await reach(page, grid);
  await keyboard.press('Enter');
  const width = () => page.locator('.viewer-frame img').evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width).toBe(96);

  expect(pointer).toEqual([]);
  expect(faults).toEqual([]);
});

test('the guard of that session sees a mouse, and takes no key for one', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page } = await studio.open('/');
  const pointer = await watchPointer(page);
  await page.reload();
  const boards = page.getByRole('link', { name: 'Boards', exact: true });
  await reach(page, boards);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Boards' }).waitFor();
  expect(pointer).toEqual([]);
  await page.mouse.move(20, 20);
  await expect.poll(() => pointer.join()).toContain('mousemove');
});
