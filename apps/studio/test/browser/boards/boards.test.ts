import { createClient } from '@x/resources/client';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startStudio } from '../../support/open-studio.js';

const act = async (page: Page, board: string, verb: string) => {
  await page.getByRole('button', { name: `Actions for ${board}`, exact: true }).click();
  await page.getByRole('menuitem', { name: verb, exact: true }).click();
};
const confirm = async (page: Page, name: string, report: string) => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByText(report).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
};

test('boards are created, renamed and archived', async () => {
  await using studio = await startStudio();
  const { page, faults } = await studio.open('/boards');
  await page.getByRole('link', { name: /^Night 6 images/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByLabel('Name of the board').fill('Foxes');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^Foxes 0 images/ }).waitFor();
  await act(page, 'Foxes', 'Rename');
  await page.getByLabel('Name of the board').fill('Red foxes');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^Red foxes/ }).waitFor();
  await act(page, 'Red foxes', 'Archive');
  await page.getByRole('link', { name: /archived$/ }).waitFor();
  using client = createClient({ baseUrl: studio.sample.url });
  expect((await client.services.boards.ensure('Red foxes')).archived).toBe(true);
  expect(faults).toEqual([]);
});

test('a board gets no name of blanks alone', async () => {
  await using studio = await startStudio();
  const { page, faults } = await studio.open('/boards');
  await page.getByRole('link', { name: /^Night 6 images/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByLabel('Name of the board').fill('  ');
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('Name of the board').evaluate((field) => field.matches(':invalid'))).toBe(true);
  await page.getByLabel('Name of the board').fill(' Foxes');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^Foxes 0 images/ }).waitFor();
  using client = createClient({ baseUrl: studio.sample.url });
  const names = (await client.repositories.boards.page({ offset: 0, limit: 10 })).items.map(
    ({ board_name: name }) => name,
  );
  expect(names.toSorted()).toEqual([' Foxes', 'Landscapes', 'Night', 'Patterns']);
  expect(faults).toEqual([]);
});

test('boards are merged, duplicated and deleted, and no picture is lost', async () => {
  await using studio = await startStudio();
  const { page, faults } = await studio.open('/boards');
  await act(page, 'Night', 'Merge into another board');
  await page.getByRole('dialog').getByRole('combobox').fill('patt');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('6 items would be moved').waitFor();
  await confirm(page, 'Merge the boards', '6 items moved.');
  await page.getByRole('link', { name: /^Patterns 12 images/ }).waitFor();
  await page.getByRole('link', { name: /^Night/ }).waitFor({ state: 'detached' });
  await act(page, 'Patterns', 'Duplicate');
  await confirm(page, 'Duplicate the board', '12 items copied.');
  await page.getByRole('link', { name: /^Patterns \(copy\) 12 images/ }).waitFor();
  await act(page, 'Patterns', 'Delete, keep the pictures');
  await confirm(page, 'Delete the board', '12 items are on no board now.');
  await act(page, 'Patterns (copy)', 'Delete with all pictures');
  await page.getByRole('dialog').getByText('This cannot be undone.').waitFor();
  await confirm(page, 'Delete the board and 12 items', 'The board and 12 items are deleted.');
  await page
    .getByRole('link', { name: /^Patterns/ })
    .first()
    .waitFor({ state: 'detached' });
  using client = createClient({ baseUrl: studio.sample.url });
  expect(await client.services.gallery.count()).toBe(24);
  expect(faults).toEqual([]);
});

test('what a server of another release lacks is grey in the menu of a board, with the reason, and is not done', async () => {
  await using studio = await startStudio();
  const { page, faults } = await studio.open('/nowhere');
  const document = await (await fetch(`${studio.sample.url}/openapi.json`)).json();
  delete document.paths['/api/v1/boards/{board_id}'].delete;
  await page.route('**/openapi.json', (route) => route.fulfill({ json: document }));
  await page.route('**/app/version', (route) => route.fulfill({ json: { version: '6.0.2' } }));
  await page.goto(`${studio.url}/boards`);
  await page.getByRole('button', { name: 'Actions for Night' }).click();
  const grey = page.getByRole('menuitem').and(page.locator('[aria-disabled=true]'));
  await grey.first().waitFor();
  expect(await grey.allTextContents()).toEqual([
    'Merge into another boardNot in InvokeAI 6.0.2.',
    'Delete, keep the picturesNot in InvokeAI 6.0.2.',
    'Delete with all picturesNot in InvokeAI 6.0.2.',
  ]);
  for (const verb of await grey.all()) await verb.dispatchEvent('click');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').waitFor();
  expect(faults).toEqual([]);
});

test('a server without boards says so, and one whose boards cannot be read says why', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page } = await studio.open('/boards');
  await page.getByText('There are no boards yet.').waitFor();
  await page.route(/\/api\/v1\/boards\//, (route) => route.abort());
  await page.reload();
  await page.getByRole('alert').getByText('The server was not reached.').waitFor();
  await page.getByRole('button', { name: 'Auf Deutsch anzeigen' }).click();
  await page.getByRole('alert').getByText('Der Server war nicht erreichbar.').waitFor();
  const text = page.getByRole('alert').getByText('GET /api/v1/boards/');
  expect(await text.isVisible()).toBe(false);
  await page.getByText('Einzelheiten').click();
  await text.waitFor();
  expect(await page.getByText('Es gibt noch keine Boards.').count()).toBe(0);
});
