import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';

const administrator = { email: 'ada@example.com', password: 'Correct-Horse-7', display_name: 'Ada' };

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio({ administrator });
});
afterAll(() => studio[Symbol.asyncDispose]());

async function logIn(page: Page, { remember = false, password = administrator.password } = {}): Promise<void> {
  const form = page.getByRole('form', { name: /Log in to/ });
  await form.getByLabel('Email').fill(administrator.email);
  await form.getByLabel('Password', { exact: true }).fill(password);
  if (remember) await form.getByLabel('Remember me').check();
  await form.getByRole('button', { name: 'Log in' }).click();
}

const picture = (page: Page) => page.locator('[data-index="0"] img[data-state=loaded]');

test('a screen that needs a login asks for it, and shows its pictures afterwards', async () => {
  const { page, faults } = await studio.open('/?order=oldest');
  await page.locator('[type=email]:focus').waitFor();
  await logIn(page, { password: 'wrong' });
  await page.getByRole('alert').getByText('no such email with this password').waitFor();
  await logIn(page);
  await picture(page).waitFor();
  expect(new URL(page.url()).search).toBe('?order=oldest');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(faults.filter((line) => !/401|WebSocket/.test(line))).toEqual([]);
});

test('a login is for the tab, or with "remember me" for the browser', async () => {
  const { page } = await studio.open('/');
  await logIn(page);
  await picture(page).waitFor();
  await page.reload();
  await picture(page).waitFor();
  const other = await page.context().newPage();
  await other.goto(studio.url);
  await logIn(other, { remember: true });
  await picture(other).waitFor();
  const third = await page.context().newPage();
  await third.goto(studio.url);
  await picture(third).waitFor();
  expect(await third.getByRole('dialog').count()).toBe(0);
});

test('a login that has ended in the middle is asked for again, and what was open is still open', async () => {
  const { page } = await studio.open('/boards');
  await logIn(page);
  await page.getByRole('link', { name: 'Night' }).waitFor();
  await page.evaluate(() => {
    for (const storage of [sessionStorage, localStorage]) {
      for (const key of Object.keys(storage)) if (key.startsWith('x-token')) storage.setItem(key, 'ended');
    }
  });
  await page.reload();
  await page.getByRole('dialog').waitFor();
  expect(new URL(page.url()).pathname).toBe('/boards');
  await logIn(page);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Night' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/boards');
});

test('a password is changed and pictures are still shown; a logout shows nothing more', async () => {
  await using own = await startStudio({ administrator });
  const { page } = await own.open('/server');
  await logIn(page);
  await page.getByText('Ada', { exact: true }).waitFor();
  await page.keyboard.press('p');
  const form = page.getByRole('form', { name: 'Change password' });
  await form.getByLabel('Current password').fill(administrator.password);
  await form.getByLabel('New password').fill('Battery-Staple-8');
  await form.getByLabel('Password again').fill('Battery-Staple-8');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Gallery', exact: true }).click();
  await picture(page).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await page.locator('img').count()).toBe(0);
  await logIn(page);
  await page.getByRole('alert').getByText('no such email with this password').waitFor();
});

test('the first user of a new server is created in the page', async () => {
  await using own = await startStudio({ multiuser: true, rounds: 0 });
  const { page } = await own.open('/');
  const form = page.getByRole('form', { name: /Set up/ });
  await form.getByLabel('Email').fill('grace@example.com');
  await form.getByLabel('Password', { exact: true }).fill('Correct-Horse-7');
  await form.getByLabel('Password again').fill('Correct-Horse-8');
  await form.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('alert').getByText('The two passwords differ.').waitFor();
  await form.getByLabel('Password again').fill('Correct-Horse-7');
  await form.getByRole('button', { name: 'Set up' }).click();
  await page.getByText('There is nothing here yet.').waitFor();
  await page.getByRole('link', { name: 'Server', exact: true }).click();
  await page.getByText('grace@example.com').waitFor();
  await page.getByText('administrator', { exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});
