import { afterAll, beforeAll, expect, test } from 'vitest';

import { commandList } from '../../../src/commands/command-table.js';
import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

test('every screen opens by its link and by its address', async () => {
  const { page, faults } = await studio.open('/');
  for (const name of ['Boards', 'Jobs', 'Workflows', 'Server', 'Gallery']) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }
  expect(faults).toEqual([]);
});

test('the palette finds a command by a part of its name and runs it without the mouse', async () => {
  const { page, faults } = await studio.open('/');
  await page.getByRole('heading', { name: 'Gallery' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('go to wor');
  await page.getByRole('option', { name: 'Go to workflows' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Workflows' }).waitFor();
  expect(faults).toEqual([]);
});

test('keys that are typed into a text field run no command', async () => {
  const { page, faults } = await studio.open('/workflows');
  await page.getByRole('searchbox').pressSequentially('gj');
  await page.waitForURL(({ searchParams }) => searchParams.get('text') === 'gj');
  await page.getByRole('heading', { level: 1, name: 'Workflows' }).waitFor();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog').getByRole('combobox');
  await palette.pressSequentially('gj');
  expect(await palette.inputValue()).toBe('gj');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/workflows');
  expect(faults).toEqual([]);
});

test('the help lists every command of this page with its keys', async () => {
  const { page } = await studio.open('/');
  await page.getByRole('heading', { name: 'Gallery' }).waitFor();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog.waitFor();
  const listed = await dialog
    .locator('[data-command]')
    .evaluateAll((all) => all.map((it) => it.getAttribute('data-command')));
  expect(listed.sort()).toEqual(commandList.map(([id]) => id).sort());
  expect(await dialog.locator('[data-command="shell.palette"] kbd').textContent()).toBe('Ctrl + K');
});

test('the language and the colours that were chosen are there after a reload', async () => {
  const { page } = await studio.open('/');
  await page.getByRole('button', { name: 'Auf Deutsch anzeigen' }).click();
  await page.getByRole('button', { name: 'Zwischen hell und dunkel wechseln' }).click();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Galerie' }).waitFor();
  const root = page.locator('html');
  expect([await root.getAttribute('lang'), await root.getAttribute('data-theme')]).toEqual(['de', 'dark']);
});

test('a lost server is reported, and so is its return, without a reload', async () => {
  const { page } = await studio.open('/boards');
  await page.getByRole('link', { name: 'Night' }).waitFor();
  studio.sample.sandbox.fault({ kind: 'kill', match: 'GET /api/v1/app/version', times: 1 });
  await fetch(`${studio.url}/api/v1/app/version`).catch(() => {});
  await page.getByRole('alert').getByText('The server is not reached').waitFor();
  studio.sample.sandbox.revive();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(await page.getByRole('link', { name: 'Night' }).count()).toBe(1);
});
