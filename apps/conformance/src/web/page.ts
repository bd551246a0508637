import { setTimeout as sleep } from 'node:timers/promises';

import type { Locator, Page } from 'playwright-core';

import type { WebFile } from './phase.js';

/** How long the page may take to show something. */
export const PATIENT = 30_000;

/** How long the app may take until it shows anything: it is 4 MB, and reads the schemas of all nodes. */
export const BOOT_TIMEOUT = 90_000;

/** Returns the item at a place of the gallery. */
export const galleryItem = (page: Page, index: number): Locator => page.locator(`[data-item-id]`).nth(index);

/** Returns the row of a board in the list of boards, with its name and its counts. */
export const rowOfBoard = (page: Page, name: string): Locator =>
  page
    .locator('div:has(> [data-drop-target-for-element])')
    .filter({ has: page.getByText(name, { exact: true }) })
    .last();

/** Opens one of the tabs at the left. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

/** Clicks a button that asks for files, and chooses them. */
export async function chooseFiles(page: Page, button: Locator, files: readonly WebFile[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles([...files]);
}

/** Waits until the text of an element matches. */
export async function expectText(element: Locator, pattern: RegExp): Promise<void> {
  let text = '';
  await until(
    async () => {
      text = (await element.textContent({ timeout: PATIENT })) ?? '';
      return pattern.test(text);
    },
    () => `text ${pattern} expected, got ${JSON.stringify(text)}`,
  );
}

/** Waits until a picture is loaded. */
export async function shown(picture: Locator): Promise<void> {
  await picture.waitFor();
  const isLoaded = () => picture.evaluate((it) => it instanceof HTMLImageElement && it.naturalWidth > 0);
  await until(isLoaded, () => `the picture of ${picture} was not loaded`);
}

async function until(check: () => Promise<boolean>, describe: () => string): Promise<void> {
  for (const deadline = Date.now() + PATIENT; !(await check()); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(describe());
  }
}
