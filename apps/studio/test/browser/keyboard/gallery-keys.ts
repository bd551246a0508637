import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { actCommands } from '../../../src/features/act/act-commands.js';
import type { findCommands } from '../../../src/features/find/find-commands.js';
import type { galleryCommands } from '../../../src/features/gallery/gallery-commands.js';
import { address, dialog, type KeyCheck } from './key-check.js';

const counts = (text: string) => (page: Page) => page.getByTestId('count').getByText(text, { exact: true }).waitFor();
const firstPicture = (page: Page) => page.locator('[data-index="0"] img[data-state=loaded]');
const cellSize = (page: Page) => page.getByRole('grid').evaluate((grid) => grid.style.getPropertyValue('--cell'));
const sizes = new WeakMap<Page, string>();
const rememberSize = async (page: Page): Promise<void> => {
  await firstPicture(page).waitFor();
  sizes.set(page, await cellSize(page));
};
const hasOtherSize = (page: Page) => expect.poll(() => cellSize(page)).not.toBe(sizes.get(page));

/** Selects the first picture. */
const selectFirst = async (page: Page): Promise<void> => {
  await firstPicture(page).waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Space');
  await counts('1 of 24 selected')(page);
};
const selectAll = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+a');
  await counts('24 of 24 selected')(page);
};
const requests = new WeakMap<Page, Promise<unknown>>();

export const galleryKeys: Record<keyof typeof galleryCommands, KeyCheck> = {
  'gallery.select-all': { path: '/', shows: counts('24 of 24 selected') },
  'gallery.invert': { path: '/', prepare: selectFirst, shows: counts('23 of 24 selected') },
  'gallery.select-none': { path: '/', prepare: selectAll, shows: counts('24 pictures') },
  'gallery.boards': {
    path: '/',
    prepare: (page) => page.getByRole('treeitem').first().waitFor(),
    shows: (page) => page.getByRole('tree').waitFor({ state: 'detached' }),
  },
  'gallery.larger': { path: '/', prepare: rememberSize, shows: hasOtherSize },
  'gallery.smaller': { path: '/', prepare: rememberSize, shows: hasOtherSize },
  'gallery.justified': {
    path: '/',
    prepare: rememberSize,
    shows: (page) => page.locator('[role=grid][aria-colcount="-1"]').waitFor(),
  },
  'gallery.refresh': {
    path: '/',
    prepare: async (page) => {
      await firstPicture(page).waitFor();
      requests.set(page, page.waitForRequest(/item_names/, { timeout: 0 }));
    },
    shows: async (page) => requests.get(page),
  },
};

/** Searches, and holds the metadata back. */
const searchSlowly = async (page: Page): Promise<void> => {
  await page.route(/\/metadata$/, () => {});
  await page.getByRole('searchbox').fill('seed:1003');
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await page.getByRole('searchbox').blur();
};

export const findKeys: Record<keyof typeof findCommands, KeyCheck> = {
  'gallery.search': { path: '/', shows: (page) => page.locator('input[type=search]:focus').waitFor() },
  'gallery.conditions': { path: '/', shows: (page) => page.getByLabel('Sampler').waitFor() },
  'gallery.clear-filter': { path: '/?filter=board%3ANight', shows: counts('24 pictures') },
  'gallery.saved-filters': { path: '/', shows: dialog('Saved filters') },
  'gallery.search-on': {
    path: '/',
    prepare: searchSlowly,
    shows: (page) => page.getByTestId('checked').getByText('stopped').waitFor(),
  },
  'gallery.order': { path: '/', shows: address('order', 'oldest') },
  'gallery.kind': { path: '/', shows: address('filter', 'kind:images') },
  'gallery.starred-first': { path: '/', shows: address('starred', 'first') },
};

const choosers = new WeakMap<Page, Promise<unknown>>();

export const actKeys: Record<keyof typeof actCommands, KeyCheck> = {
  'act.star': { path: '/', prepare: selectFirst, shows: dialog('Star') },
  'act.unstar': { path: '/', prepare: selectFirst, shows: dialog('Remove star') },
  'act.move': {
    path: '/',
    prepare: selectFirst,
    shows: (page) => page.getByRole('dialog').getByRole('combobox').waitFor(),
  },
  'act.download': { path: '/', prepare: selectAll, shows: dialog('Download') },
  'act.export': { path: '/', prepare: selectFirst, shows: dialog('Export with metadata') },
  'act.run-workflow': {
    path: '/',
    prepare: selectFirst,
    shows: (page) => page.getByRole('heading', { level: 1, name: 'Workflows' }).waitFor(),
  },
  'act.upload': {
    path: '/',
    prepare: async (page) => {
      choosers.set(page, page.waitForEvent('filechooser', { timeout: 0 }));
      await firstPicture(page).waitFor();
    },
    shows: async (page) => choosers.get(page),
  },
  'act.delete': { path: '/', prepare: selectFirst, shows: dialog('Delete for good') },
};
