import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Archive } from '@x/archive/archive';
import { createArchive, openArchive } from '@x/archive/open-archive';
import { makeBoard } from '@x/sandbox/make-board';
import { makeVideo } from '@x/sandbox/make-video';
import { makeVideoFile } from '@x/sandbox/make-video-file';
import { launchChromium } from 'conformance/launch-chromium';
import { sampleImages } from 'demo/sample-images';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { type ServedPage, servePage } from '../../../src/server/serve-page.js';
import { archiveSite, toSites } from '../../../src/server/site.js';
import { recordFaults } from '../../support/record-faults.js';
import { workflowDocument } from '../../support/workflow-of.js';

let folder: string;
let archive: Archive;
let served: ServedPage;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-archive-'));
  const path = join(folder, 'foxes');
  await fill(path);
  archive = await openArchive(path);
  served = await servePage({ folder: inject('page'), sites: toSites([archiveSite(archive)]) });
  browser = await launchChromium(inject('chromium'));
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await archive.close();
  await rm(folder, { recursive: true });
});

/** Creates an archive with pictures, a board, a video and a workflow. */
async function fill(path: string): Promise<void> {
  await using target = await createArchive(path, { name: 'Foxes', sync: false });
  const { board_id } = await target.boards.create({ board_name: 'By night' });
  for (const [index, { metadata, open }] of sampleImages(1).images.entries()) {
    await target.images.upload(await open(), { image_category: 'general', metadata, ...(index < 3 && { board_id }) });
  }
  await target.addBoard(makeBoard({ board_id: 'old', board_name: 'Put away', archived: true }));
  const open = async () => new Blob([makeVideoFile()]).stream();
  await target.workflows.create(workflowDocument({ name: 'Evening light', tags: 'sky', nodes: {} }));
  await target.add({ kind: 'video', record: makeVideo({ video_name: 'v.mp4' }), open });
}

async function open(path: string): Promise<{ page: Page; faults: readonly string[] }> {
  const context = await browser.newContext({ locale: 'en', serviceWorkers: 'block' });
  const page = await context.newPage();
  const faults = recordFaults(page);
  await page.goto(served.url + path);
  return { page, faults };
}

test('an archive is shown as a server is: pictures, details, boards, days', async () => {
  const { page, faults } = await open('/?order=oldest');
  await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
  expect(await page.getByTestId('count').textContent()).toBe('25 pictures');
  await page.getByRole('grid').press('Enter');
  await page.getByRole('complementary', { name: 'Details' }).getByText('seed', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.getByRole('link', { name: 'By night' }).click();
  await page.getByText('3 pictures').waitFor();
  expect(faults).toEqual([]);
});

test('the workflows of an archive are shown', async () => {
  const { page, faults } = await open('/workflows');
  await page.getByRole('link', { name: 'Evening light' }).waitFor();
  await page.getByRole('option', { name: 'sky' }).waitFor({ state: 'attached' });
  expect(await page.getByRole('alert').count()).toBe(0);
  const importFile = page.getByRole('button', { name: 'Import a file' });
  await importFile.and(page.locator('[aria-disabled=true]')).waitFor();
  await page.getByText('Drop a workflow').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});

test('an archive has no jobs, which is said in place of an error', async () => {
  const { page, faults } = await open('/jobs');
  await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
  await page.getByText('An archive has no jobs: it is read only.').waitFor();
  await page.locator('[aria-disabled=true]').getByText('Jobs').waitFor(); // everything that is asked for has been by now
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('what an archive cannot do is grey, says why, and is not done', async () => {
  const { page, faults } = await open('/');
  await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
  await page.getByRole('grid').press('Control+a');
  const star = page.getByRole('toolbar').getByRole('button', { name: 'Star', exact: true });
  await page.locator('[role=toolbar] [aria-disabled=true]').first().waitFor();
  expect(await star.getAttribute('title')).toBe('An archive is read only.');
  const upload = page.getByRole('button', { name: 'Upload files' });
  expect(await upload.getAttribute('title')).toBe('An archive is read only.');
  const run = page.getByRole('button', { name: 'Run a workflow over it' });
  expect(await run.getAttribute('title')).toBe('An archive is read only.');
  await page.keyboard.press('Delete');
  await page.getByTestId('live-region').getByText('An archive is read only.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Go to jobs' }).and(page.locator('[aria-disabled=true]')).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Boards', exact: true }).click();
  await page.getByRole('button', { name: 'Actions for By night' }).click();
  await page.getByRole('menuitem', { name: 'Rename An archive is read only.' }).waitFor();
  expect(await page.locator('[role=menuitem]:not([aria-disabled=true])').count()).toBe(0);
  await page.keyboard.press('Escape');
  const create = page.getByRole('button', { name: 'New board' });
  expect(await create.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
  await page.getByRole('link', { name: 'Server', exact: true }).click();
  await page.getByRole('heading', { name: 'Not possible here' }).waitFor();
  await page.getByText('Delete for good').first().waitFor();
  expect(faults).toEqual([]);
});
