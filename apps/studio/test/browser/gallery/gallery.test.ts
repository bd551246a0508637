import { createClient } from '@x/resources/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

const cells = (page: Page) => page.getByRole('gridcell');
const selected = (page: Page) => page.locator('[role=gridcell][aria-selected=true]');
const names = (page: Page) => cells(page).evaluateAll((all) => all.map((cell) => cell.getAttribute('data-name')));
/** Shows pictures as squares or whole. */
const show = async (page: Page, form: string): Promise<void> => {
  if (form === 'squares') return;
  await page.getByRole('grid').press('l');
  await page.locator('[role=grid][aria-colcount="-1"]').waitFor();
};
const openGallery = async (path = '/') => {
  const opened = await studio.open(path);
  await cells(opened.page).first().locator('img[data-state=loaded]').waitFor();
  return opened;
};

test('the newest picture is first, or the oldest, and the address says which', async () => {
  const { page, faults } = await openGallery();
  const newestFirst = await names(page);
  expect(newestFirst).toHaveLength(24);
  await page.getByLabel('Order').selectOption('Oldest first');
  await expect.poll(() => names(page)).toEqual(newestFirst.toReversed());
  expect(new URL(page.url()).search).toBe('?order=oldest');
  expect(faults).toEqual([]);
});

test('a picture that a job makes appears without a reload, and the selection stays on its pictures', async () => {
  await using own = await startStudio();
  const { page, faults } = await own.open('/');
  await cells(page).first().click();
  const chosen = await selected(page).getAttribute('data-name');
  using client = createClient({ baseUrl: own.sample.url });
  const job = await client.services.jobs.enqueue({
    nodes: { a: { id: 'a', type: 'blank_image', width: 64, height: 64, is_intermediate: false } },
    edges: [],
  });
  const [image] = await job.images();
  await page.locator(`[data-name="${image?.image_name}"]`).waitFor();
  expect(await names(page)).toHaveLength(25);
  expect(await selected(page).getAttribute('data-name')).toBe(chosen);
  expect(faults).toEqual([]);
});

test('keys move through the grid, select a range, invert it and select none', async () => {
  const { page, faults } = await openGallery();
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await selected(page).evaluateAll((all) => all.map((cell) => cell.getAttribute('data-index')))).toEqual([
    '1',
    '2',
    '3',
  ]);
  const active = await page.getByRole('grid').getAttribute('aria-activedescendant');
  expect(await page.locator(`#${active}`).getAttribute('data-index')).toBe('3');
  await page.keyboard.press('Control+i');
  expect(await page.getByTestId('count').textContent()).toBe('21 of 24 selected');
  await page.keyboard.press('Escape');
  expect(await selected(page).count()).toBe(0);
  expect(await page.getByTestId('live-region').textContent()).toBe('0 of 24 selected');
  expect(faults).toEqual([]);
});

test('a click selects one, with Control another, and with Shift all up to it', async () => {
  const { page } = await openGallery();
  await cells(page).nth(2).click();
  await cells(page)
    .nth(5)
    .click({ modifiers: ['Control'] });
  expect(await selected(page).count()).toBe(2);
  await cells(page)
    .nth(8)
    .click({ modifiers: ['Shift'] });
  expect(await page.getByTestId('count').textContent()).toBe('5 of 24 selected');
});

test('a text is searched while it is typed, and is part of the address', async () => {
  const { page, faults } = await openGallery();
  await page.keyboard.press('/');
  await page.keyboard.type('sunset');
  await page.waitForURL(/\?filter=sunset/);
  await expect.poll(() => page.getByTestId('count').textContent()).toBe('4 pictures');
  await page.keyboard.press('Control+a');
  expect(await selected(page).count()).toBe(0); // the keys are those of the text field
  await page.reload();
  await expect.poll(() => page.getByTestId('count').textContent()).toBe('4 pictures');
  expect(faults).toEqual([]);
});

test.each(['squares', 'whole pictures'])('each day beside the gallery of %s is reached by key', async (form) => {
  const { page } = await openGallery();
  await show(page, form);
  const slider = page.getByRole('slider', { name: 'Day' });
  await slider.focus();
  const last = Number(await slider.getAttribute('aria-valuemax'));
  expect(last).toBeGreaterThan(5);
  const texts = new Set<string | null>();
  for (let day = 0; day <= last; day += 1) {
    await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe(String(day));
    texts.add(await slider.getAttribute('aria-valuetext'));
    await page.keyboard.press('ArrowDown');
  }
  expect(texts.size).toBe(last + 1);
});

test('thumbnails that a server could not send are requested again, each on its own', async () => {
  await using own = await startStudio();
  own.sample.sandbox.fault({
    kind: 'status',
    match: 'GET /api/v1/images/i/{image_name}/thumbnail',
    status: 500,
    times: 5,
  });
  const { page } = await own.open('/');
  await expect.poll(() => page.locator('img[data-state=loaded]').count(), { timeout: 60_000 }).toBe(24);
});
