import { createClient } from '@x/resources/client';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { workflowCommands } from '../../../src/features/workflows/workflow-commands.js';
import type { Studio } from '../../support/open-studio.js';
import { storeWorkflow, type TestWorkflow, workflowDocument } from '../../support/workflow-of.js';
import { dialog, heading, type KeyCheck } from './key-check.js';

const cards: TestWorkflow = {
  name: 'Cards',
  nodes: { card: { type: 'blank_image', values: { width: 64, height: 64 } } },
  form: ['card.width'],
};
const soften: TestWorkflow = {
  name: 'Soft fox',
  nodes: { blur: { type: 'img_blur', values: { image: undefined, radius: 6 } } },
  form: ['blur.image'],
};

/** Stores a workflow and opens its form. */
const openForm =
  (workflow: TestWorkflow) =>
  async (page: Page, { sample, url }: Studio): Promise<void> => {
    await page.goto(`${url}/workflows/${await storeWorkflow(sample.url, workflow)}`);
    await heading(workflow.name)(page);
  };
const form = (shows: KeyCheck['shows'], workflow = cards): KeyCheck => ({
  path: '/workflows',
  prepare: openForm(workflow),
  shows,
});
/** What a browser opens or saves is an event, for which it is waited before the key. */
const events = new WeakMap<Page, Promise<unknown>>();
const event = async (page: Page): Promise<void> => {
  expect(await events.get(page)).toBeDefined();
};
const width = (page: Page) => page.getByLabel('Width', { exact: true });

export const workflowKeys: Record<keyof typeof workflowCommands, KeyCheck> = {
  'workflows.run': form((page) => page.getByRole('article', { name: 'Run 1' }).waitFor()),
  'workflows.run-over': form(dialog('Choose pictures'), soften),
  'workflows.cancel': {
    path: '/workflows',
    prepare: async (page, studio) => {
      using client = createClient({ baseUrl: studio.sample.url });
      await client.repositories.queue.pause();
      await openForm(cards)(page, studio);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('article', { name: 'Run 1' }).waitFor();
    },
    shows: (page) => page.getByText('1 canceled').waitFor(),
  },
  'workflows.reset': {
    path: '/workflows',
    prepare: async (page, studio) => {
      await openForm(cards)(page, studio);
      await width(page).fill('128');
      await page.getByRole('button', { name: /^Run/ }).focus();
    },
    shows: (page) => expect.poll(() => width(page).inputValue()).toBe('64'),
  },
  'workflows.save': {
    path: '/workflows',
    prepare: async (page, { sample, url }) => {
      using client = createClient({ baseUrl: sample.url });
      await client.repositories.queue.resume();
      const workflow = await client.services.workflows.open(workflowDocument(cards));
      const [image] = Object.values(await (await workflow.run()).outputs()).flat();
      await page.goto(`${url}/workflows/from-image?image=${image}`);
      await heading('Cards')(page);
    },
    shows: (page) => page.waitForURL((url) => !url.pathname.endsWith('from-image')),
  },
  'workflows.duplicate': form(heading('Cards (copy)')),
  'workflows.export': {
    path: '/workflows',
    prepare: async (page, studio) => {
      events.set(page, page.waitForEvent('download'));
      await openForm(cards)(page, studio);
    },
    shows: event,
  },
  'workflows.delete': form(dialog('Delete Cards')),
  'workflows.library': form(heading('Workflows')),
  'workflows.search': {
    path: '/workflows',
    shows: (page) => expect.poll(() => page.locator('[type=search]:focus').count()).toBe(1),
  },
  'workflows.import': {
    path: '/workflows',
    prepare: async (page) => {
      events.set(page, page.waitForEvent('filechooser'));
      await page.locator('.workflow-card').first().waitFor();
    },
    shows: event,
  },
  'workflows.from-picture': { path: '/workflows', shows: dialog('Choose a picture') },
};
