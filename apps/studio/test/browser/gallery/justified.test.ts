import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startStudio } from '../../support/open-studio.js';

/** Sizes of pictures, one after the other: the records share one file. */
const SIZES = [
  [512, 512],
  [1024, 512],
  [384, 768],
  [832, 640],
];
const COUNT = 100_000;

const grid = (page: Page) => page.getByRole('grid');
const cell = (page: Page, index: number) => page.locator(`[data-index="${index}"]`);
const isWhole = (page: Page) => page.locator('[role=grid][aria-colcount="-1"]').waitFor();
const boxOf = async (page: Page, index: number) => {
  const box = await cell(page, index).boundingBox();
  if (!box) throw new Error(`the cell ${index} is not shown`);
  return box;
};
/** Waits until nothing moves any more: the cell is where it was a while before. */
const isStill = async (page: Page, index: number): Promise<void> => {
  await cell(page, index).waitFor();
  await page.waitForLoadState('networkidle');
};

/** Opens a gallery of a hundred thousand pictures of four sizes. */
async function openLarge() {
  const studio = await startStudio({ rounds: 0 });
  await studio.sample.sandbox.seed({
    images: Array.from({ length: COUNT }, (_, index) => {
      const [width = 512, height = 512] = SIZES[index % SIZES.length] ?? [];
      return { width, height };
    }),
  });
  const { page, faults } = await studio.open('/');
  await page.getByTestId('count').getByText('100,000 pictures').waitFor();
  await grid(page).press('l');
  await isWhole(page);
  return { studio, page, faults };
}

/** The rows that are in view: the width of each, and the aspect ratios of its cells. */
const rowsOf = (page: Page) =>
  page.getByRole('row').evaluateAll((rows) => {
    const host = document.querySelector('[role=grid]')?.getBoundingClientRect() ?? new DOMRect();
    const isInView = ({ top, bottom }: DOMRect) => bottom > host.top && top < host.bottom;
    const seen = rows.filter((row) => isInView(row.getBoundingClientRect()));
    return seen.map((row) => {
      const cells = [...row.children].map((element) => element.getBoundingClientRect());
      const ratios = cells.map(({ width, height }) => Math.round((width / height) * 100) / 100);
      return { width: (cells.at(-1)?.right ?? 0) - (cells[0]?.left ?? 0), ratios };
    });
  });

test('pictures are shown whole in rows that fill the width, and again after a reload', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const images = [512, 1024, 256, 512, 1024, 768].map((width) => ({ width, height: 512 }));
  await studio.sample.sandbox.seed({ images: Array.from({ length: 10 }, () => images).flat() });
  const { page, faults } = await studio.open('/');
  await cell(page, 0).locator('img[data-state=loaded]').waitFor();
  await page.getByRole('button', { name: 'Whole pictures or squares' }).click();
  for (let visit = 0; visit < 2; visit += 1) {
    await isWhole(page);
    await cell(page, 0).locator('img[data-state=loaded]').waitFor();
    const width = await grid(page).evaluate(({ clientWidth }) => clientWidth);
    const rows = await rowsOf(page);
    expect(new Set(rows.flatMap(({ ratios }) => ratios))).toEqual(new Set([0.5, 1, 1.5, 2]));
    for (const row of rows.slice(0, -1)) expect(row.width).toBeCloseTo(width, 0);
    await page.reload();
  }
  await grid(page).press('l');
  await page.locator('[role=grid]:not([aria-colcount="-1"])').waitFor();
  expect(faults).toEqual([]);
});

test('up leads back to the picture that down was pressed on, over rows of other widths', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const images = Array.from({ length: 60 }, (_, index) => ({ width: 256 + ((index * 397) % 900), height: 512 }));
  await studio.sample.sandbox.seed({ images });
  const { page, faults } = await studio.open('/');
  await cell(page, 0).locator('img[data-state=loaded]').waitFor();
  await page.getByRole('slider', { name: 'Day' }).waitFor();
  await grid(page).press('l');
  await isWhole(page);
  const active = () => grid(page).getAttribute('aria-activedescendant');
  const press = async (key: string, times: number) => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
  };
  for (const start of [0, 1, 2, 3]) {
    await press('Home', 1);
    await press('ArrowRight', start);
    await press('ArrowDown', 3);
    expect(await active()).not.toBe(`cell-${start}`);
    await press('ArrowUp', 3);
    expect(await active()).toBe(`cell-${start}`);
  }
  expect(faults).toEqual([]);
});

test('a place in the middle of a hundred thousand pictures stays where it is while sizes arrive', async () => {
  const { studio, page, faults } = await openLarge();
  await using _ = studio;
  await page.route('**/images_by_names', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await grid(page).evaluate((host) => host.scrollTo({ top: host.scrollHeight / 2 }));
  const first = await page.waitForFunction(() => {
    const host = document.querySelector('[role=grid]');
    const top = host?.getBoundingClientRect().top ?? 0;
    const cells = [...document.querySelectorAll<HTMLElement>('[role=gridcell]')];
    const seen = cells.find((it) => it.getBoundingClientRect().bottom > top + 1 && Number(it.dataset['index']) > 1_000);
    return seen?.dataset['index'];
  });
  const index = Number(await first.jsonValue());
  const before = await boxOf(page, index);
  await expect.poll(async () => new Set((await rowsOf(page)).flatMap(({ ratios }) => ratios)).size).toBe(4);
  await isStill(page, index);
  const after = await boxOf(page, index);
  expect(Math.abs(after.y - before.y)).toBeLessThan(40);
  expect(faults).toEqual([]);
});

test('keys, ranges, days and the end are reached in rows of whole pictures', async () => {
  const { studio, page, faults } = await openLarge();
  await using _ = studio;
  const active = async () => Number((await grid(page).getAttribute('aria-activedescendant'))?.slice('cell-'.length));
  await grid(page).press('Home');
  const { x, y, width, height } = await boxOf(page, 0);
  await grid(page).press('ArrowDown');
  const below = await boxOf(page, await active());
  expect(below.y).toBeGreaterThan(y + height);
  expect(below.x).toBeLessThan(x + width);
  await grid(page).press('Shift+ArrowDown');
  const to = await active();
  await grid(page).press('Shift+Control+End');
  await cell(page, COUNT - 1)
    .locator('img[data-state=loaded]')
    .waitFor();
  await isStill(page, COUNT - 1);
  expect(to).toBeGreaterThan(3);
  await expect.poll(() => page.getByTestId('count').textContent()).toMatch(/^99,99\d of 100,000 selected$/);
  const [last, host] = [await boxOf(page, COUNT - 1), await grid(page).boundingBox()];
  expect(last.y + last.height).toBeCloseTo((host?.y ?? 0) + (host?.height ?? 0), -1);
  await grid(page).press('Control+Home');
  await cell(page, 0).locator('img[data-state=loaded]').waitFor();
  expect((await boxOf(page, 0)).y).toBeCloseTo(y, 0);
  expect(await page.getByRole('gridcell').count()).toBeLessThanOrEqual(300);
  expect(faults).toEqual([]);
});
