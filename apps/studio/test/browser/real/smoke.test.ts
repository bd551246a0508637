import { createClient } from '@x/resources/client';
import { sampleImages } from 'demo/sample-images';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type OpenStudio, openStudio } from '../../support/open-studio.js';
import { enqueue } from '../../support/queue-of.js';
import { type Target, targets } from '../../support/targets.js';

/** Uploads six pictures, three of them to a board. */
async function fill(baseUrl: string): Promise<void> {
  using client = createClient({ baseUrl });
  const { images, boards } = client.repositories;
  const { board_id } = await boards.create({ board_name: 'Night' });
  for (const [index, picture] of sampleImages(1).images.slice(0, 6).entries()) {
    const { title, metadata } = picture;
    const input = { image_category: 'general' as const, name: `${title}.png`, metadata };
    await images.upload(await picture.open(), index % 2 === 0 ? { ...input, board_id } : input);
  }
}

const cell = (page: Page, index: number) => page.locator(`[data-index="${index}"]`);
const confirm = async (page: Page, name: string, report: string) => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByText(report).last().waitFor();
  await page.keyboard.press('Escape');
};

describe.each(targets)('on %s', (_, start) => {
  let target: Target;
  let studio: OpenStudio;
  beforeAll(async () => {
    target = await start();
    await fill(target.url);
    studio = await openStudio(target.url);
  }, 600_000);
  afterAll(async () => {
    await studio?.[Symbol.asyncDispose]();
    await target?.close();
  });

  test('pictures are shown, opened, starred, moved and deleted', async () => {
    const { page, faults } = await studio.open('/');
    await page.getByTestId('count').getByText('6 pictures').waitFor();
    await cell(page, 5).locator('img[data-state=loaded]').waitFor();
    await cell(page, 0).dblclick();
    await page.getByRole('region', { name: 'Picture 1 of 6' }).waitFor();
    await page.getByRole('complementary', { name: 'Details' }).getByText('positive_prompt').waitFor();
    await page.keyboard.press('Escape');
    await cell(page, 0).click();
    await page.keyboard.press('.');
    await confirm(page, 'Star 1 picture', '1 picture changed.');
    await cell(page, 0).and(page.locator('.cell-starred')).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByRole('combobox').fill('nig');
    await page.keyboard.press('Enter');
    await confirm(page, 'Move 6 pictures', '6 pictures moved.');
    await cell(page, 5).click();
    await page.keyboard.press('Delete');
    await confirm(page, 'Delete 1 picture', '1 picture deleted.');
    await page
      .getByTestId('count')
      .getByText(/5 (pictures|selected)/)
      .waitFor();
    await page.getByRole('link', { name: 'Boards' }).click();
    await page.getByRole('link', { name: /^Night 5 images/ }).waitFor();
    expect(faults).toEqual([]);
  });

  test('a board is created by key', async () => {
    const { page, faults } = await studio.open('/boards');
    await page.getByRole('link', { name: /^Night 5 images/ }).waitFor();
    await page.keyboard.press('n');
    await page.getByLabel('Name of the board').fill('Foxes');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /^Foxes 0 images/ }).waitFor();
    expect(faults).toEqual([]);
  });

  test('a job is followed to its end, and its picture is in the gallery', async () => {
    const { page, faults } = await studio.open('/jobs');
    await page.getByText('There are no jobs.').waitFor();
    const [id = 0] = await enqueue(target.url, {});
    await page
      .getByRole('row', { name: new RegExp(`Job ${id} `) })
      .getByText('done')
      .waitFor();
    await page.getByRole('link', { name: 'Gallery' }).click();
    await page.getByTestId('count').getByText('6 pictures').waitFor();
    expect(faults).toEqual([]);
  });
});
