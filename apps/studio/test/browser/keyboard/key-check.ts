import type { Page } from 'playwright-core';

import type { Studio } from '../../support/open-studio.js';

/** How a test sees that a command was carried out by its key. */
export interface KeyCheck {
  /** Where the command works. */
  readonly path: string;
  /** Whether it takes a server on which users log in. */
  readonly needsUsers?: boolean;
  /** Brings the page into a state in which the command does something. Only keys are used. */
  readonly prepare?: (page: Page, studio: Studio) => Promise<unknown>;
  /** Ends when the page shows what the command does. */
  readonly shows: (page: Page) => Promise<unknown>;
}

/** Expects a heading of the first level. */
export const heading = (name: string) => (page: Page) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Expects a dialog. */
export const dialog = (name: string) => (page: Page) => page.getByRole('dialog', { name }).waitFor();

/** Expects a part of the address. */
export const address =
  (name: string, value: string | null) =>
  async (page: Page): Promise<void> => {
    await page.waitForURL((url) => url.searchParams.get(name) === value);
  };
