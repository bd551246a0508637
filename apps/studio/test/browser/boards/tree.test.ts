import { createClient } from '@x/resources/client';
import { expect, test } from 'vitest';

import { startStudio } from '../../support/open-studio.js';

test('boards are a tree beside the gallery with counts, which keys walk, close and show', async () => {
  await using studio = await startStudio();
  using client = createClient({ baseUrl: studio.sample.url });
  await client.services.boards.create({ name: 'Night/Stars' });
  const { page, faults } = await studio.open('/');
  const count = () => page.getByTestId('count').textContent();
  const item = (name: RegExp) => page.getByRole('treeitem', { name });
  await item(/^Stars\s*0$/).waitFor();
  expect(
    await item(/^Night\s*6$/)
      .locator('img')
      .count(),
  ).toBe(1);
  await item(/^Everything/).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await item(/^Stars/).waitFor({ state: 'detached' });
  expect(await item(/^Night/).getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  await expect.poll(count).toBe('6 pictures');
  expect(new URL(page.url()).searchParams.get('filter')).toBe('board:Night');
  expect(await item(/^Night/).getAttribute('aria-selected')).toBe('true');
  await item(/^On no board/).click();
  await expect.poll(count).toBe('6 pictures');
  await item(/^Everything/).click();
  await expect.poll(count).toBe('24 pictures');
  await page.keyboard.press('Shift+b');
  await page.getByRole('tree').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});

test('what matches a filter is split off a board, after its plan was shown', async () => {
  await using studio = await startStudio();
  const { page, faults } = await studio.open('/boards');
  await page.getByRole('button', { name: 'Actions for Night', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Split off', exact: true }).click();
  await page.getByLabel('What goes to the other board').fill('starred:no');
  await page.getByLabel('Name of the other board').fill('Plain nights');
  await page.keyboard.press('Enter');
  await page.getByText('5 items would be moved to Plain nights.').waitFor();
  await page.getByRole('button', { name: 'Move 5 items' }).click();
  await page.getByRole('dialog').getByText('5 items moved.').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: /^Plain nights 5 images/ }).waitFor();
  await page.getByRole('link', { name: /^Night 1 image/ }).waitFor();
  expect(faults).toEqual([]);
});
