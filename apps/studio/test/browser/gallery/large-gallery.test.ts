import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { fling, recordTasks } from '../../support/fling.js';
import { type Studio, startStudio } from '../../support/open-studio.js';

const COUNT = 100_000;
const MEGABYTE = 2 ** 20;
let studio: Studio;
beforeAll(async () => {
  studio = await startStudio({ images: COUNT, rounds: 0 });
});
afterAll(() => studio[Symbol.asyncDispose]());

const lengthOf = async (response: Response) => (await response.body().catch(() => Buffer.alloc(0))).length;
const isReady = (page: Page) =>
  expect.poll(() => page.getByTestId('count').textContent(), { timeout: 60_000 }).toBe('100,000 pictures');

test('the first thumbnail is requested after one response of the API of less than a megabyte', async () => {
  const { page } = await studio.open('/nowhere');
  const firstPage = page.waitForResponse(/\/gallery\/items\//);
  // Whatever else is asked for is not responded to, and not waited for.
  const isOther = ({ pathname }: URL) => pathname.startsWith('/api/') && !/\/items\/|\/thumbnail$/.test(pathname);
  await page.route(isOther, () => {});
  await page.getByRole('link', { name: 'Gallery' }).first().click();
  await page.waitForRequest(/thumbnail$/);
  const size = await lengthOf(await firstPage);
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThan(MEGABYTE);
});

test.each(['squares', 'whole pictures'])(
  'a fling over %s draws at most 300 cells, and no task of it computes for 50 ms',
  async (form) => {
    const { page, faults } = await studio.open('/');
    await isReady(page);
    if (form !== 'squares') {
      await page.getByRole('grid').press('l');
      await page.locator('[role=grid][aria-colcount="-1"]').waitFor();
    }
    const { computed, lasted, mostCells, heap } = await fling(page, COUNT);
    console.log(
      `fling over ${form}: tasks computed ${computed} ms, lasted ${lasted} ms, heap ${heap} MB, ${mostCells} cells`,
    );
    expect(computed[0]).toBeGreaterThan(0);
    expect(computed[0]).toBeLessThan(50);
    expect(mostCells).toBeLessThanOrEqual(300);
    expect(heap).toBeLessThan(150);
    expect(faults).toEqual([]);
  },
);

test('everything is selected within 100 ms, as one interval', async () => {
  const { page } = await studio.open('/');
  await isReady(page);
  await page.getByRole('grid').focus();
  const { computed } = await recordTasks(page, async () => {
    await page.keyboard.press('Control+a');
    await page.locator('[role=gridcell][aria-selected=true]').first().waitFor();
  });
  expect(computed[0]).toBeLessThan(100);
  expect(await page.getByTestId('count').textContent()).toBe('100,000 of 100,000 selected');
  expect(await page.locator('[role=gridcell][aria-selected=false]').count()).toBe(0);
}, 600_000);

test('everything is selected although the names have not arrived yet', async () => {
  const { page } = await studio.open('/nowhere');
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\/gallery\/item_names/, async (route) => {
    await released;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Gallery' }).first().click();
  await isReady(page);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  release();
  await expect.poll(() => page.getByTestId('count').textContent()).toBe('100,000 of 100,000 selected');
});

test('the rows are in the order of the gallery, however it was scrolled', async () => {
  const { page } = await studio.open('/');
  await isReady(page);
  await page.getByRole('slider', { name: 'Day' }).waitFor(); // it takes a part of the width
  const indexes = () => page.getByRole('row').evaluateAll((rows) => rows.map((row) => Number(row.ariaRowIndex)));
  const size = await page
    .getByRole('gridcell')
    .first()
    .evaluate((cell) => cell.getBoundingClientRect().height + 6);
  for (const top of [0, 3_000, 2_500, 900_000, 899_000]) {
    await page.getByRole('grid').evaluate((grid, scrollTop) => grid.scrollTo({ top: scrollTop }), top);
    await expect.poll(indexes).toContain(Math.floor(top / size) + 1);
    const rows = await indexes();
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  }
});
