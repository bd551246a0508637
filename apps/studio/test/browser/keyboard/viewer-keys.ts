import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { viewerCommands } from '../../../src/features/viewer/viewer-commands.js';
import type { KeyCheck } from './key-check.js';

/** Opens the second picture. */
const open = async (page: Page): Promise<void> => {
  await page.locator('[data-index="1"] img[data-state=loaded]').waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await picture(2)(page);
  await page.getByRole('complementary', { name: 'Details' }).getByText('positive_prompt').waitFor();
  await expect.poll(() => image(page).evaluate((element) => element.style.opacity)).toBe('1');
  scales.set(page, await scale(page));
};
const picture = (number: number) => (page: Page) =>
  page.getByRole('region', { name: `Picture ${number} of 24` }).waitFor();
const image = (page: Page) => page.locator('.viewer-frame img');
const scale = async (page: Page) => Number(await image(page).getAttribute('data-scale'));
const scales = new WeakMap<Page, number>();
const isLarger = (page: Page) => expect.poll(() => scale(page)).toBeGreaterThan(scales.get(page) ?? Number.NaN);
const isSmaller = (page: Page) => expect.poll(() => scale(page)).toBeLessThan(scales.get(page) ?? Number.NaN);
const downloads = new WeakMap<Page, Promise<unknown>>();
const isCopied = (page: Page) => page.getByTestId('live-region').getByText('Copied').waitFor();

/** Opens the second picture, and makes it larger. */
const openLarger = async (page: Page): Promise<void> => {
  await open(page);
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await isLarger(page);
  scales.set(page, await scale(page));
};

export const viewerKeys: Record<keyof typeof viewerCommands, KeyCheck> = {
  'viewer.next': { path: '/', prepare: open, shows: picture(3) },
  'viewer.previous': { path: '/', prepare: open, shows: picture(1) },
  'viewer.close': {
    path: '/',
    prepare: open,
    shows: (page) => page.getByRole('region').waitFor({ state: 'detached' }),
  },
  'viewer.larger': { path: '/', prepare: open, shows: isLarger },
  'viewer.smaller': { path: '/', prepare: openLarger, shows: isSmaller },
  'viewer.fit': { path: '/', prepare: openLarger, shows: isSmaller },
  'viewer.actual-size': { path: '/', prepare: openLarger, shows: (page) => expect.poll(() => scale(page)).toBe(1) },
  'viewer.compare': { path: '/', prepare: open, shows: (page) => page.getByAltText('Left picture').waitFor() },
  'viewer.details': {
    path: '/',
    prepare: open,
    shows: (page) => page.getByRole('complementary', { name: 'Details' }).waitFor({ state: 'detached' }),
  },
  'viewer.workflow': {
    path: '/',
    prepare: open,
    shows: (page) => page.getByRole('complementary', { name: 'Workflow' }).waitFor(),
  },
  'viewer.open-workflow': {
    path: '/',
    prepare: open,
    shows: (page) => page.waitForURL(/\/workflows\/from-image\?image=.+\.png$/),
  },
  'viewer.download': {
    path: '/',
    prepare: async (page) => {
      await open(page);
      downloads.set(page, page.waitForEvent('download', { timeout: 0 }));
    },
    shows: async (page) => downloads.get(page),
  },
  'viewer.copy-prompt': { path: '/', prepare: open, shows: isCopied },
  'viewer.copy-seed': { path: '/', prepare: open, shows: isCopied },
};
