import { serve } from '@x/sandbox/serve';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startSampleServer } from '../../../src/server/sample-server.js';
import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

test('the screen of the server names its release, its address and its users', async () => {
  const { page, faults } = await studio.open('/server');
  await page.getByText('6.14.2').waitFor();
  await page.getByText('one, without a login').waitFor();
  expect(await page.locator('dl').getByText(studio.sample.url).count()).toBe(1);
  expect(await page.getByText('Not possible here').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('another server is added by its address, used, and forgotten', async () => {
  await using other = await startSampleServer({ rounds: 0 });
  await using open = await serve(other.sandbox, { allowOrigins: [studio.url] });
  await other.sandbox.seed({ boards: [{ board_id: 'b1', board_name: 'Elsewhere' }] });
  const { page } = await studio.open('/server');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('n');
  const form = page.getByRole('form', { name: 'Connect to another server' });
  expect(await form.getByText(`allow_origins: ['${studio.url}']`).count()).toBe(1);
  await form.getByLabel('Address').fill('http://127.0.0.1:9');
  await form.getByRole('button', { name: 'Connect' }).click();
  await form.getByRole('alert').getByText('127.0.0.1:9 was not reached').waitFor();
  await form.getByLabel('Address').fill(open.url);
  await form.getByLabel('Name').fill('Second');
  await form.getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('heading', { level: 1, name: 'Gallery' }).waitFor();
  await page.getByRole('link', { name: 'Boards', exact: true }).click();
  await page.getByRole('link', { name: 'Elsewhere' }).waitFor();
  await page.getByRole('link', { name: 'Server', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: 'Second' }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 1, name: 'Gallery' }).waitFor();
  await page.getByRole('link', { name: 'Server', exact: true }).click();
  await page.getByRole('button', { name: 'Forget Second' }).click();
  await page.getByRole('button', { name: 'Forget Second' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByText('Second').count()).toBe(0);
});

test('an address that is no InvokeAI is refused with a reason', async () => {
  const { page } = await studio.open('/server');
  await page.getByRole('button', { name: 'Connect to another server' }).click();
  await page.getByLabel('Address').fill(`${studio.url}/assets`);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('alert').getByText('is no InvokeAI server').waitFor();
  expect(new URL(page.url()).pathname).toBe('/server');
});
