import type { Page } from 'playwright-core';

import { storeWorkflow, type TestWorkflow } from '../support/workflow-of.js';

/** A picture of the studio. */
export interface StudioPicture {
  /** The name of its file. */
  readonly name: string;
  readonly path: string;
  readonly colorScheme: 'light' | 'dark';
  /** Brings the page into the state that is shown. */
  readonly prepare: (page: Page, serverUrl: string) => Promise<unknown>;
}

/** A workflow whose form has a picture, numbers and a choice. */
const evening: TestWorkflow = {
  name: 'Evening light',
  nodes: {
    hue: { type: 'img_hue_adjust', values: { image: undefined, hue: 40 }, labels: { image: 'Picture', hue: 'Hue' } },
  },
  form: ['# Colors', 'Turns the colors of a picture. 180 is the opposite.', 'hue.image', 'hue.hue'],
};

/** The pictures that the README shows. */
export const pictures: readonly StudioPicture[] = [
  {
    name: 'studio-gallery',
    path: '/',
    colorScheme: 'light',
    prepare: async (page) => {
      await page.locator('[data-index="11"] img[data-state=loaded]').waitFor();
      await page.locator('[data-index="1"]').click();
      await page.locator('[data-index="4"]').click({ modifiers: ['Shift'] });
    },
  },
  {
    name: 'studio-workflow',
    path: '/workflows',
    colorScheme: 'dark',
    prepare: async (page, serverUrl) => {
      const id = await storeWorkflow(serverUrl, evening);
      const { origin } = new URL(page.url());
      await page.goto(`${origin}/workflows/${id}`);
      await page.getByRole('button', { name: 'Picture Choose' }).click();
      const dialog = page.getByRole('dialog', { name: 'Choose a picture' });
      await dialog.locator('img[data-state=loaded]').nth(1).waitFor();
      await dialog.getByRole('gridcell').nth(1).dblclick();
      await page.keyboard.press('Control+Enter');
      await page
        .getByRole('article')
        .getByRole('link', { name: /result 1$/ })
        .waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
];
