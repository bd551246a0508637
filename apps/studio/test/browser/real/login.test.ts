import { sampleImages } from 'demo/sample-images';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';

import { openStudio } from '../../support/open-studio.js';
import { targets } from '../../support/targets.js';

const email = 'ada@example.com';
const password = 'Correct-Horse-7';

const picture = (page: Page) => page.locator('[data-index="0"] img[data-state=loaded]');

async function logIn(page: Page, given: string): Promise<void> {
  const form = page.getByRole('form', { name: /Log in to/ });
  await form.getByLabel('Email').fill(email);
  await form.getByLabel('Password', { exact: true }).fill(given);
  await form.getByRole('button', { name: 'Log in' }).click();
}

/** Chooses a picture of the desktop, and uploads it. */
async function upload(page: Page): Promise<void> {
  const [sample] = sampleImages(1).images;
  const buffer = Buffer.from(await ((await sample?.open()) ?? new Blob()).arrayBuffer());
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Upload files' }).click();
  await (await choosing).setFiles({ name: 'fox.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: 'Upload 1 file' }).click();
  await page.getByText('1 file uploaded.').last().waitFor();
  await page.keyboard.press('Escape');
}

/** Returns the status with which a thumbnail is sent to whoever has the cookies of a page, or no cookie. */
async function statuses(page: Page, thumbnail: string): Promise<number[]> {
  const withCookies = await page.context().request.get(thumbnail);
  return [withCookies.status(), (await fetch(thumbnail)).status];
}

test.each(targets)(
  'a new server with users is set up, left and entered again in the page, on %s',
  async (_, start) => {
    const target = await start({ multiuser: true });
    onTestFinished(() => target.close());
    await using studio = await openStudio(target.url);
    const { page, faults } = await studio.open('/');
    const form = page.getByRole('form', { name: /Set up/ });
    await form.getByLabel('Email').fill(email);
    await form.getByLabel('Password', { exact: true }).fill(password);
    await form.getByLabel('Password again').fill(password);
    await form.getByRole('button', { name: 'Set up' }).click();
    await page.getByText('There is nothing here yet.').waitFor();
    await upload(page);
    await picture(page).waitFor();
    const thumbnail = (await picture(page).getAttribute('src')) ?? '';
    expect(await statuses(page, thumbnail)).toEqual([200, 401]);
    await page.getByRole('link', { name: 'Server', exact: true }).click();
    await page.getByText(email, { exact: true }).waitFor();
    await page.getByText('administrator', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await statuses(page, thumbnail)).toEqual([401, 401]);
    await logIn(page, 'Wrong-Horse-7');
    await page.getByRole('alert').getByText('no such email with this password').waitFor();
    await logIn(page, password);
    await picture(page).waitFor();
    await page.reload();
    await picture(page).waitFor();
    await page.getByRole('grid').press('Enter');
    const width = () => page.locator('.viewer-frame img').evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(width).toBeGreaterThan(300); // a thumbnail has at most 256
    expect(faults.filter((line) => !/401|WebSocket/.test(line))).toEqual([]);
  },
  600_000,
);
