import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

/** Opens the gallery in a browser that cannot load a file, as often as `times` says. */
async function openWithout(file: string, times?: number): Promise<Page> {
  const { page } = await studio.open('/');
  await page.route(`**/assets/${file}-*.js`, (route) => route.abort(), times === undefined ? {} : { times });
  await page.reload(); // a page that is already there may still load what it has begun with, past the route
  await page.getByRole('heading', { name: 'Gallery' }).waitFor();
  return page;
}

test('a screen that fails leaves the rest of the page alive', async () => {
  const page = await openWithout('load-client');
  await page.getByRole('link', { name: 'Boards', exact: true }).click();
  await page.getByRole('alert').getByText('This screen failed').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Gallery', exact: true }).click();
  await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
  expect(await page.getByText('This screen failed').count()).toBe(0);
});

test('a screen that failed is shown again on demand', async () => {
  const page = await openWithout('load-client', 1);
  await page.getByRole('link', { name: 'Boards', exact: true }).click();
  await page.getByRole('button', { name: 'Show it again' }).click();
  await page.getByRole('link', { name: 'Night' }).waitFor();
  expect(await page.getByText('This screen failed').count()).toBe(0);
});

test('a dialog that fails leaves the screen below it alive', async () => {
  const page = await openWithout('help-dialog');
  await page.keyboard.press('?');
  await page.getByRole('alert').getByText('This could not be shown').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  expect(await page.locator('h1').textContent()).toBe('Gallery');
});
