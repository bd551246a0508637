import { createClient } from '@x/resources/client';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { jobCommands } from '../../../src/features/jobs/job-commands.js';
import type { Studio } from '../../support/open-studio.js';
import { enqueue, type TestBatch } from '../../support/queue-of.js';
import { dialog, type KeyCheck } from './key-check.js';

const rows = (page: Page) => page.getByRole('grid', { name: 'Queue' }).getByRole('row');
const batchRow = (page: Page) => page.getByRole('grid', { name: 'Batches' }).getByRole('row').first();
const chosen = (page: Page) => page.locator('[role=row][aria-selected=true]').waitFor();

/** Empties the queue, lets it run or wait, and puts a batch on it. */
const fill =
  (batch: TestBatch, isPaused = true) =>
  async (page: Page, { sample }: Studio): Promise<void> => {
    using client = createClient({ baseUrl: sample.url });
    const { queue } = client.repositories;
    await queue.clear();
    await (isPaused ? queue.pause() : queue.resume());
    const ids = await enqueue(sample.url, batch);
    // The newest: jobs of the test before may still be there for a moment.
    const newest = page.getByRole('row', { name: new RegExp(`Job ${ids.at(-1)} `) });
    await newest.getByText(isPaused ? 'waiting' : batch.fails ? 'failed' : 'done').waitFor();
  };
/** Does the same, and chooses the newest job. */
const fillAndChoose =
  (...args: Parameters<typeof fill>) =>
  async (page: Page, studio: Studio): Promise<void> => {
    await fill(...args)(page, studio);
    await page.keyboard.press('j');
    await chosen(page);
  };
const texts = new WeakMap<Page, string | null>();

export const jobKeys: Record<keyof typeof jobCommands, KeyCheck> = {
  'jobs.next': { path: '/jobs', prepare: fill({}), shows: chosen },
  'jobs.previous': { path: '/jobs', prepare: fill({}), shows: chosen },
  'jobs.cancel': {
    path: '/jobs',
    prepare: fillAndChoose({}),
    shows: (page) => rows(page).getByText('canceled').waitFor(),
  },
  'jobs.retry': {
    path: '/jobs',
    prepare: fillAndChoose({ fails: true }, false),
    shows: (page) => rows(page).nth(1).waitFor(),
  },
  'jobs.view': { path: '/jobs', prepare: fill({}), shows: (page) => batchRow(page).waitFor() },
  'jobs.span': { path: '/jobs', prepare: fill({}), shows: (page) => page.getByText('In the last day').waitFor() },
  'jobs.pause': {
    path: '/jobs',
    prepare: fill({}, false),
    shows: (page) => page.getByRole('status').getByText('The queue is paused').waitFor(),
  },
  'jobs.cancel-pending': { path: '/jobs', prepare: fill({}), shows: dialog('Cancel all that wait') },
  'jobs.clear': { path: '/jobs', prepare: fill({}, false), shows: dialog('Clear finished') },
  'jobs.older': {
    path: '/jobs',
    prepare: async (page, studio) => {
      await fill({ runs: 1_600 })(page, studio);
      using client = createClient({ baseUrl: studio.sample.url });
      await client.repositories.queue.cancelAllExceptCurrent();
      await page.getByTestId('counts').getByText('1,600 canceled').waitFor();
      await page.reload(); // what ended before is read in parts
      await rows(page).getByText('canceled').first().waitFor();
      await page.keyboard.press('v');
      texts.set(page, await batchRow(page).textContent());
    },
    shows: (page) => expect.poll(() => batchRow(page).textContent()).not.toBe(texts.get(page)),
  },
};
