import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';
import { enqueue } from '../../support/queue-of.js';
import { storeWorkflow } from '../../support/workflow-of.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

/** What a person can open over a screen, and the screen that it is opened on. */
const states: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  [
    'a picture alone',
    '/',
    async (page) => {
      await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
      await page.getByRole('grid').press('Enter');
      await page.getByRole('complementary', { name: 'Details' }).getByText('seed', { exact: true }).waitFor();
    },
  ],
  [
    'the plan of an action',
    '/',
    async (page) => {
      await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
      await page.getByRole('grid').press('Control+a');
      await page.keyboard.press('Delete');
      await page.getByRole('button', { name: 'Delete 24 pictures' }).waitFor();
    },
  ],
  [
    'the conditions of the filter, with one that is not understood',
    '/?filter=seed%3A1003',
    async (page) => {
      await page.getByTestId('checked').waitFor();
      await page.getByRole('button', { name: 'Conditions' }).click();
      await page.getByLabel('Sampler').waitFor();
      await page.getByRole('searchbox').fill('seed:x');
      await page.getByText('Not understood').waitFor();
    },
  ],
  [
    'the saved filters',
    '/?filter=board%3ANight',
    async (page) => {
      await page.getByRole('heading', { name: 'Gallery' }).waitFor();
      await page.keyboard.press('Shift+s');
      await page.getByRole('button', { name: 'Save this filter' }).click();
      await page.getByRole('button', { name: 'Delete board:Night' }).waitFor();
    },
  ],
  [
    'a selection beside the boards',
    '/',
    async (page) => {
      await page.getByRole('treeitem', { name: /^Night/ }).waitFor();
      await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
      await page.getByRole('grid').press('Control+a');
      await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
    },
  ],
  [
    'the palette',
    '/',
    async (page) => {
      await page.getByRole('heading', { name: 'Gallery' }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  ],
  [
    'a failed job beside others',
    '/jobs',
    async (page) => {
      await enqueue(studio.sample.url, { runs: 2, destination: 'canvas' });
      const [id] = await enqueue(studio.sample.url, { fails: true });
      await page
        .getByRole('row', { name: `Job ${id} ` })
        .getByText('failed')
        .waitFor();
      await page.keyboard.press('j');
      await page.getByText('img_blur (blur)').waitFor();
    },
  ],
  [
    'the history of the jobs by batch',
    '/jobs',
    async (page) => {
      await enqueue(studio.sample.url, { runs: 3, destination: 'canvas' });
      await page.getByRole('row').first().waitFor();
      await page.keyboard.press('v');
      await page.getByRole('grid', { name: 'Batches' }).getByRole('row').first().waitFor();
      await page.keyboard.press('j');
      await page.getByRole('heading', { level: 2 }).waitFor();
    },
  ],
  [
    'a workflow as a form with what is wrong in it',
    '/workflows?sort=name',
    async (page) => {
      await page.getByRole('link', { name: /^Frame an image/ }).click();
      await page.getByRole('form').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByText('A value is needed: a picture.').waitFor();
    },
  ],
  [
    'a run of a workflow beside its form',
    '/workflows',
    async (page) => {
      const id = await storeWorkflow(studio.sample.url, {
        name: 'Cards',
        nodes: { card: { type: 'blank_image', values: { width: 64, color: { r: 9, g: 9, b: 9, a: 255 } } } },
        form: ['# Card', 'card.width', 'card.color'],
      });
      await page.goto(`${studio.url}/workflows/${id}`);
      await page.getByRole('form').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('article', { name: 'Run 1' }).getByText('1 of 1 done').waitFor();
    },
  ],
  [
    'a picture that is chosen for a workflow',
    '/workflows',
    async (page) => {
      await page.getByRole('link', { name: /^Frame an image/ }).waitFor();
      await page.keyboard.press('p');
      await page.getByRole('dialog').locator('img[data-state=loaded]').first().waitFor();
    },
  ],
  [
    'a gallery of whole pictures',
    '/',
    async (page) => {
      await page.getByRole('gridcell').first().waitFor();
      await page.keyboard.press('l');
      await page.locator('[role=grid][aria-colcount="-1"] img[data-state=loaded]').first().waitFor();
    },
  ],
  [
    'the menu of a board',
    '/boards',
    async (page) => {
      await page.getByRole('button', { name: 'Actions for Night' }).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  ],
  [
    'the form for another server',
    '/server',
    async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('n');
      await page.getByLabel('Address').fill('http://127.0.0.1:9');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByRole('form').getByRole('alert').waitFor();
    },
  ],
];

test.each(states)('%s breaks no rule of accessibility', async (_, path, reach) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await studio.open(path, { colorScheme });
    await reach(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
    await page.context().close();
  }
});
