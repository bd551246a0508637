import { createClient } from '@x/resources/client';
import { sampleImages } from 'demo/sample-images';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type SampleServer, startSampleServer } from '../../../src/server/sample-server.js';
import { type DesktopFile, dropFiles } from '../../support/drop-files.js';
import { type OpenStudio, openStudio } from '../../support/open-studio.js';

let servers: readonly SampleServer[];
let studio: OpenStudio;
let files: readonly DesktopFile[];
beforeAll(async () => {
  servers = await Promise.all([startSampleServer({ rounds: 1 }), startSampleServer({ rounds: 1 })]);
  studio = await openStudio(...servers.map(({ url }) => url));
  const pictures = sampleImages(2).images.slice(24, 28);
  files = await Promise.all(
    pictures.map(async ({ open }, index) => {
      const base64 = Buffer.from(await (await open()).arrayBuffer()).toString('base64');
      return { name: `fox ${index}.png`, type: 'image/png', base64 };
    }),
  );
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
  for (const server of servers) await server.close();
});

const loaded = (page: Page) => page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
const banner = (page: Page) => page.getByRole('status').filter({ hasText: 'not uploaded before the page was left' });

/** Opens another tab of the same browser profile. */
async function openTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  tab.on('dialog', (question) => void question.accept());
  await tab.goto(studio.url);
  await loaded(tab);
  return tab;
}

/** Starts an upload that does not end. */
async function startUpload(page: Page, chosen: readonly DesktopFile[]): Promise<void> {
  const sent = page.waitForRequest(/\/images\/upload/);
  await page.route(/\/images\/upload/, () => {});
  await dropFiles(page.getByRole('grid'), chosen);
  await page.getByRole('button', { name: /^Upload \d file/ }).click();
  await sent;
}

/** Uploads to the first server as another program does. */
async function uploadElsewhere(chosen: readonly DesktopFile[]): Promise<void> {
  using client = createClient({ baseUrl: servers[0]?.url ?? '' });
  const input = chosen.map(({ name, base64 }) => new File([Buffer.from(base64, 'base64')], name));
  await client.services.transfer.upload(input).run();
}

test('a new tab names the uploads that ended without their files, and none that still runs', async () => {
  const { page: first } = await studio.open('/');
  first.on('dialog', (question) => void question.accept());
  await loaded(first);
  await startUpload(first, files.slice(0, 1));
  const second = await openTab(first);
  await startUpload(second, files.slice(1, 3));
  const third = await openTab(first);
  await third.waitForLoadState('networkidle');
  expect(await banner(third).count()).toBe(0);
  await second.goto('about:blank');
  await banner(third).getByText('fox 1.png, fox 2.png').waitFor();
  expect(await banner(third).textContent()).not.toContain('fox 0.png');

  const fourth = await openTab(first);
  await banner(fourth).getByText('2 files were').waitFor();
  await dropFiles(fourth.getByRole('grid'), files.slice(1, 2));
  await fourth.getByRole('button', { name: 'Upload 1 file' }).click();
  await banner(third).getByText('1 file was').waitFor();
  expect(await banner(third).textContent()).toContain('fox 2.png');
  await fourth.getByRole('button', { name: 'Close' }).last().click();

  await uploadElsewhere(files.slice(2, 3));
  await dropFiles(fourth.getByRole('grid'), files.slice(2, 3));
  await fourth.getByText('Nothing is to be uploaded.').waitFor();
  await banner(third).waitFor({ state: 'detached' });
  await first.context().close();
});

test('another server has nothing of it', async () => {
  const { page } = await studio.open('/');
  page.on('dialog', (question) => void question.accept());
  await loaded(page);
  await startUpload(page, files.slice(3));
  await page.goto(`${studio.url}/server`);
  await banner(page).getByText('fox 3.png').waitFor();
  const change = async () => {
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 1, name: 'Gallery' }).waitFor();
    await loaded(page);
    await page.waitForLoadState('networkidle');
  };
  await change();
  expect(await banner(page).count()).toBe(0);
  await page.getByRole('link', { name: 'Server', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Server' }).waitFor(); // the key is of this screen
  await change();
  await banner(page).getByText('fox 3.png').waitFor();
  await banner(page).getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await loaded(page);
  await page.waitForLoadState('networkidle');
  expect(await banner(page).count()).toBe(0);
});
