import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

const box = (page: Page) => page.getByRole('searchbox');
const count = (page: Page) => page.getByTestId('count').textContent();
const filterOf = (page: Page) => new URL(page.url()).searchParams.get('filter');
const open = async (filter = '') => {
  const opened = await studio.open(filter === '' ? '/' : `/?${new URLSearchParams({ filter })}`);
  await opened.page.getByRole('heading', { name: 'Gallery' }).waitFor();
  return opened;
};
const enter = async (page: Page, label: string, value: string) => {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel(label, { exact: true }).press('Enter');
};
const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test('conditions are chosen with controls, are written into the search box, and are the address', async () => {
  const { page, faults } = await open();
  await page.getByRole('heading', { name: 'Gallery' }).press('e');
  await page.getByLabel('Board', { exact: true }).selectOption('Night');
  await expect.poll(() => count(page)).toBe('6 pictures');
  await page.getByLabel('Stars').selectOption('Not starred');
  await enter(page, 'Minimum width', '360');
  await expect.poll(() => box(page).inputValue()).toBe('board:Night starred:no width:>=360');
  await expect.poll(() => count(page)).toBe('5 pictures');
  await enter(page, 'Minimum height', '361');
  await page.getByText('Nothing matches this filter.').waitFor();
  await enter(page, 'Minimum height', '');
  await expect.poll(() => count(page)).toBe('5 pictures');
  await page.reload();
  await expect.poll(() => count(page)).toBe('5 pictures');
  expect(filterOf(page)).toBe('board:Night starred:no width:>=360');
  await page.getByRole('heading', { name: 'Gallery' }).press('Backspace');
  await expect.poll(() => count(page)).toBe('24 pictures');
  expect(faults).toEqual([]);
});

test('a range of days shows what was made on them', async () => {
  const { page, faults } = await open();
  await page.getByRole('button', { name: 'Conditions' }).click();
  await enter(page, 'From day (UTC)', dayBefore(7));
  await enter(page, 'To day (UTC)', dayBefore(4));
  await expect.poll(() => filterOf(page)).toBe(`date:${dayBefore(7)}..${dayBefore(4)}`);
  await expect.poll(() => count(page)).toMatch(/^(8|9|10) pictures$/);
  await page.getByLabel('Kind').selectOption('Assets');
  await page.getByText('Nothing matches this filter.').waitFor();
  expect(faults).toEqual([]);
});

test('a seed in the search box finds the picture that was made with it', async () => {
  const { page, faults } = await open();
  await page.keyboard.press('/');
  await page.keyboard.type('seed:1003');
  await expect.poll(() => count(page)).toBe('1 picture');
  await expect.poll(() => page.getByTestId('checked').textContent()).toBe('1 checked');
  await page.locator('[role=gridcell] img[data-state=loaded]').dblclick();
  await page.getByRole('complementary', { name: 'Details' }).getByText('1003', { exact: true }).waitFor();
  expect(faults).toEqual([]);
});

test('metadata is read as far as it is needed, then on, or to the end', async () => {
  await using own = await startStudio({ rounds: 0 });
  const images = Array.from({ length: 300 }, (_, index) => ({
    metadata: { model: { name: index % 10 === 0 ? 'other' : 'FLUX dev' }, positive_prompt: 'not flux' },
  }));
  await own.sample.sandbox.seed({ images });
  const { page, faults } = await own.open('/?filter=model%3Aflux');
  const checked = () => page.getByTestId('checked').textContent();
  await expect.poll(checked).toBe('288 of 300 checked, goes on when you scroll');
  await page.getByRole('button', { name: 'Search to the end' }).click();
  await expect.poll(checked).toBe('All 300 checked');
  expect(await count(page)).toBe('270 pictures');
  expect(faults).toEqual([]);
});

test('a search can be stopped by key, and what was found stays', async () => {
  await using own = await startStudio({ rounds: 0 });
  const images = Array.from({ length: 120 }, (_, seed) => ({ metadata: { seed: seed === 119 ? 7_777 : 1, s: 7_777 } }));
  await own.sample.sandbox.seed({ images });
  const { page } = await own.open('/');
  await page.getByRole('heading', { name: 'Gallery' }).waitFor();
  let waiting = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/metadata$/, async (route) => {
    waiting += 1;
    if (waiting > 30) await held;
    await route.continue();
  });
  await page.keyboard.press('/');
  await page.keyboard.type('seed:7777');
  await expect.poll(() => count(page)).toBe('1 picture');
  await expect.poll(() => waiting).toBeGreaterThan(30);
  await box(page).blur();
  await page.keyboard.press('x');
  release();
  await expect.poll(() => page.getByTestId('checked').textContent()).toMatch(/^\d\d of 120 checked, stopped$/);
  await page.getByRole('button', { name: 'Search to the end' }).click();
  await expect.poll(() => page.getByTestId('checked').textContent()).toBe('All 120 checked');
});

test('what is not understood is said beside the box, and changes nothing', async () => {
  const { page } = await open();
  await box(page).fill('modle:flux');
  await page.getByText('did you mean "model:"?').waitFor();
  expect(await count(page)).toBe('24 pictures');
  expect(filterOf(page)).toBe(null);
  const { page: other } = await open('seed:x');
  await other.getByRole('alert').getByText('seed: must be a whole number').waitFor();
  expect(await other.getByRole('gridcell').count()).toBe(0);
});

test('filters are saved in this browser, shown, renamed and deleted, by keys alone', async () => {
  const { page, faults } = await open('board:Night');
  await expect.poll(() => count(page)).toBe('6 pictures');
  await page.keyboard.press('Shift+s');
  const dialog = page.getByRole('dialog', { name: 'Saved filters' });
  await dialog.getByLabel('Name of the filter').fill('Dark ones');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /^Dark ones/ }).waitFor();
  await page.goto(studio.url);
  await expect.poll(() => count(page)).toBe('24 pictures');
  await page.keyboard.press('Shift+s');
  await dialog.getByRole('button', { name: 'Rename Dark ones' }).press('Enter');
  await dialog.locator(':focus').and(dialog.getByLabel('New name of Dark ones')).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Nights');
  await page.keyboard.press('Enter');
  await dialog
    .locator(':focus')
    .and(dialog.getByRole('button', { name: /^Nights/ }))
    .waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => count(page)).toBe('6 pictures');
  expect(filterOf(page)).toBe('board:Night');
  await page.keyboard.press('Shift+s');
  await dialog.getByRole('button', { name: 'Delete Nights' }).press('Enter');
  await dialog.getByText('No filter is saved').waitFor();
  expect(faults).toEqual([]);
});
