import { createClient } from '@x/resources/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

let client: ReturnType<typeof createClient>;
beforeEach(() => {
  client = createClient({ baseUrl: studio.sample.url });
  return () => client.close();
});

const cell = (page: Page, index: number) => page.locator(`[data-index="${index}"]`);
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const openGallery = async (path = '/') => {
  const opened = await studio.open(path);
  await cell(opened.page, 0).locator('img[data-state=loaded]').waitFor();
  return opened;
};
const boardsOf = async (names: readonly string[]) =>
  (await client.repositories.images.getMany(names)).map(({ board_id }) => board_id);

test('a selection is moved after its plan was shown, and is moved back, by keys alone', async () => {
  const { page, faults } = await openGallery();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  const names = await page
    .locator('[role=gridcell][aria-selected=true]')
    .evaluateAll((all) => all.map((it) => it.getAttribute('data-name') ?? ''));
  const before = await boardsOf(names);
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByRole('combobox').fill('nig');
  await page.keyboard.press('Enter');
  await dialog(page, 'Move to Night').getByText('3 pictures would be moved').waitFor();
  expect(await boardsOf(names)).toEqual(before);
  await dialog(page, 'Move to Night').getByRole('button', { name: 'Move 3 pictures' }).press('Enter');
  await page.getByText('3 pictures moved.').last().waitFor();
  const night = await client.services.boards.ensure('Night');
  expect(new Set(await boardsOf(names))).toEqual(new Set([night.board_id]));
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await dialog(page, 'Move back')
    .getByRole('button', { name: /^Move \d pictures? back$/ })
    .press('Enter');
  await dialog(page, 'Move back').getByRole('button', { name: 'Close' }).press('Enter');
  expect(await boardsOf(names)).toEqual(before);
  expect(faults).toEqual([]);
});

test('stars are shown when they are set, and are taken back where there were none', async () => {
  const { page, faults } = await openGallery();
  await cell(page, 0).click();
  await cell(page, 3).click({ modifiers: ['Shift'] });
  const starred = page.locator('.cell-starred');
  await page.setViewportSize({ width: 1280, height: 1600 });
  await expect.poll(() => starred.count()).toBe(5);
  const before = await starred.evaluateAll((all) => all.map((it) => it.getAttribute('data-index')));
  await page.getByRole('button', { name: 'Star', exact: true }).click();
  await page.getByRole('button', { name: 'Star 4 pictures' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await cell(page, 3).and(starred).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /^Remove \d stars?$/ }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => starred.evaluateAll((all) => all.map((it) => it.getAttribute('data-index')))).toEqual(before);
  expect(faults).toEqual([]);
});

test('what the server did not move can be moved once more', async () => {
  const { page } = await openGallery('/?order=oldest');
  await cell(page, 0).click();
  await cell(page, 4).click({ modifiers: ['Shift'] });
  const name = (await cell(page, 2).getAttribute('data-name')) ?? '';
  studio.sample.sandbox.fault({ kind: 'skip', match: 'POST /api/v1/board_images/batch', names: [name], times: 1 });
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByRole('combobox').fill('patt');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move 5 pictures' }).click();
  await page.getByText('1 picture failed.').last().waitFor();
  await page.getByRole('button', { name: 'Retry failed' }).click();
  await page.getByRole('button', { name: 'Move 1 picture' }).click();
  await page.getByText('1 picture moved.').last().waitFor();
  const patterns = await client.services.boards.ensure('Patterns');
  expect(await boardsOf([name])).toEqual([patterns.board_id]);
});

test('the button that starts an action says what it does, in German too', async () => {
  const { page } = await studio.open('/', { locale: 'de' });
  await cell(page, 0).locator('img[data-state=loaded]').waitFor();
  await page.getByRole('grid').press('Control+a');
  await page.keyboard.press('Delete');
  const buttons = page.locator('.dialog-actions button');
  await dialog(page, 'Endgültig löschen').getByText('Das kann nicht rückgängig gemacht werden.').waitFor();
  expect(await buttons.allTextContents()).toEqual(['Abbrechen', '24 Bilder löschen']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('.');
  await dialog(page, 'Markieren').getByText('24 Bilder würden geändert.').waitFor();
  expect(await buttons.allTextContents()).toEqual(['Abbrechen', '24 Bilder markieren']);
});

test('a deletion says that it is final, can be left, and takes the pictures out of the gallery', async () => {
  const { page, faults } = await openGallery();
  const name = await cell(page, 1).getAttribute('data-name');
  await cell(page, 1).click();
  await page.keyboard.press('Delete');
  await dialog(page, 'Delete for good').getByText('This cannot be undone.').waitFor();
  await page.keyboard.press('Escape');
  expect(await client.repositories.images.find(name ?? '')).toBeDefined();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Delete 1 picture' }).click();
  await page.getByText('1 picture deleted.').last().waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator(`[data-name="${name}"]`).waitFor({ state: 'detached' });
  expect(await page.getByTestId('count').textContent()).toBe('23 pictures');
  expect(faults).toEqual([]);
});

test('a plan is closed when its screen is left by the browser', async () => {
  const { page, faults } = await studio.open('/boards');
  await page.getByRole('link', { name: /^Patterns/ }).click();
  await cell(page, 0).locator('img[data-state=loaded]').waitFor();
  const name = await cell(page, 0).getAttribute('data-name');
  await cell(page, 0).click();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Delete 1 picture' }).waitFor();
  await page.goBack();
  await page.locator('.board-card').first().waitFor();
  await expect.poll(() => page.getByRole('dialog').count(), { timeout: 5_000 }).toBe(0);
  expect(await client.repositories.images.find(name ?? '')).toBeDefined();
  expect(faults).toEqual([]);
});
