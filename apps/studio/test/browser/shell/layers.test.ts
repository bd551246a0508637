import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

/** Returns the class of what is seen in the middle of an element. */
const seenAt = (element: Locator) =>
  element.evaluate((it) => {
    const { left, top, width, height } = it.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    return it.contains(seen) ? 'itself' : seen?.className;
  });

test('a dialog is above the viewer', async () => {
  const { page, faults } = await studio.open('/');
  await page.locator('[data-index="0"] img[data-state=loaded]').dblclick();
  await page.getByRole('complementary', { name: 'Details' }).waitFor();
  await page.keyboard.press('Control+k');
  const option = page.getByRole('option', { name: 'Go to boards' });
  expect(await seenAt(option)).toBe('itself');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  expect(await seenAt(page.getByRole('dialog').getByRole('heading', { name: 'Gallery' }))).toBe('itself');
  expect(faults).toEqual([]);
});

test('a dialog dims the actions of a selection, too', async () => {
  const { page } = await studio.open('/');
  await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
  await page.getByRole('grid').press('Control+a');
  const star = page.locator('.action-bar button').first(); // a dialog takes it from those who do not see it
  expect(await seenAt(star)).toBe('itself');
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Delete 24 pictures' }).waitFor();
  expect(await seenAt(star)).toBe('dialog-backdrop');
});
