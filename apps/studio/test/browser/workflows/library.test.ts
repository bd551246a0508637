import { readFile } from 'node:fs/promises';

import { createClient } from '@x/resources/client';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startStudio } from '../../support/open-studio.js';
import { storeWorkflow, workflowDocument } from '../../support/workflow-of.js';

const foxes = {
  name: 'Foxes',
  tags: 'animals',
  nodes: { card: { type: 'blank_image', values: { width: 64, height: 64 } } },
  form: ['card.width'],
};
const card = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(`^${name}`) });
const names = (page: Page) => page.locator('.workflow-name').allTextContents();
const act = async (page: Page, workflow: string, verb: string) => {
  await page.getByRole('button', { name: `Actions for ${workflow}`, exact: true }).click();
  await page.getByRole('menuitem', { name: verb, exact: true }).click();
};
const dropFile = (page: Page, selector: string, file: { name: string; type: string; text: string }) =>
  page.locator(selector).evaluate((target, { name, type, text }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name, { type }));
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, file);

test('workflows are searched, filtered and sorted, and the address says how', async () => {
  await using studio = await startStudio({ rounds: 0 });
  await storeWorkflow(studio.sample.url, foxes);
  const { page, faults } = await studio.open('/workflows');
  await card(page, 'Foxes').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('blurs an');
  await expect.poll(() => names(page)).toEqual(['Soften an image']);
  await page.getByRole('searchbox').fill('');
  await page.getByLabel('Category').selectOption('Own');
  await expect.poll(() => names(page)).toEqual(['Foxes']);
  expect(new URL(page.url()).search).toBe('?category=user');
  await page.goto(`${studio.url}/workflows?sort=name`);
  await page.getByLabel('Tag', { exact: true }).selectOption('filter');
  await expect.poll(() => names(page)).toEqual(['Grey and sharp', 'Soften an image']);
  expect(faults).toEqual([]);
});

test('a workflow that was opened is the first of the library, and has an address of its own', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const id = await storeWorkflow(studio.sample.url, foxes);
  const { page, faults } = await studio.open('/workflows?sort=name');
  await card(page, 'Foxes').click();
  await page.getByRole('heading', { level: 1, name: 'Foxes' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/workflows/${id}`);
  await page.reload();
  await page.getByLabel('Width', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/^opened /).waitFor();
  expect((await names(page))[0]).toBe('Foxes');
  expect(faults).toEqual([]);
});

test('a workflow that is no longer in the library says so', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page } = await studio.open('/workflows/7d1c1bd1-6c5a-4d3c-9f5e-0a1b2c3d4e5f');
  const sentence = page.getByText('This is not on the server, or not any more.');
  await expect.poll(() => sentence.count()).toBe(1);
});

test("a workflow is duplicated and deleted after a plan, and the server's own cannot be deleted", async () => {
  await using studio = await startStudio({ rounds: 0 });
  await storeWorkflow(studio.sample.url, foxes);
  const { page, faults } = await studio.open('/workflows');
  await act(page, 'Foxes', 'Duplicate');
  await page.getByRole('heading', { level: 1, name: 'Foxes (copy)' }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByText('“Foxes (copy)” would be deleted').waitFor();
  await page.getByRole('dialog').getByText('This cannot be undone.').waitFor();
  await page.getByRole('button', { name: 'Delete the workflow' }).click();
  await page.getByRole('dialog').getByText('“Foxes (copy)” is deleted.').waitFor();
  await page.keyboard.press('Escape');
  // The library is shown as it was until it has been read again.
  await expect.poll(async () => (await names(page)).filter((name) => /^Foxes/.test(name))).toEqual(['Foxes']);
  await page.getByRole('button', { name: 'Actions for Soften an image' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
  expect(faults).toEqual([]);
});

test('a file is imported by dropping it, one that holds no workflow is refused, and a workflow is downloaded', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const { page, faults } = await studio.open('/workflows');
  await card(page, 'Soften an image').waitFor();
  await dropFile(page, '.library', { name: 'note.json', type: 'application/json', text: '{"a":1}' });
  await page.getByRole('alert').getByText('note.json was not imported').waitFor();
  const text = JSON.stringify(workflowDocument(foxes));
  await dropFile(page, '.library', { name: 'foxes.json', type: 'application/json', text });
  await page.getByRole('heading', { level: 1, name: 'Foxes' }).waitFor();
  // The browser has to know of it before the key is pressed.
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Escape');
  await card(page, 'Foxes').waitFor();
  await page.keyboard.press('i');
  await (await choosing).setFiles({ name: 'foxes.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('heading', { level: 1, name: 'Foxes' }).waitFor();
  const waiting = page.waitForEvent('download');
  await page.keyboard.press('e');
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('Foxes.json');
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({ name: 'Foxes', tags: 'animals' });
  expect(faults).toEqual([]);
});

test('the workflow in a picture opens as a form with its values, and is saved to the library', async () => {
  await using studio = await startStudio({ rounds: 0 });
  using client = createClient({ baseUrl: studio.sample.url });
  const workflow = await client.services.workflows.open(workflowDocument(foxes));
  const outputs = await (await workflow.run({ Width: 96 })).outputs();
  const [name = ''] = Object.values(outputs).flat();
  const { page, faults } = await studio.open('/workflows');
  await card(page, 'Soften an image').waitFor();
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', { name: 'Choose a picture' });
  await dialog.locator('img[data-state=loaded]').waitFor();
  await dialog.getByRole('gridcell').click();
  await dialog.getByRole('button', { name: 'Use' }).click();
  await page.getByText(`From the picture ${name}`).waitFor();
  expect(await page.getByLabel('Width', { exact: true }).inputValue()).toBe('96');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Foxes' }).waitFor();
  await page.keyboard.press('s');
  await page.waitForURL((url) => !url.pathname.endsWith('from-image'));
  await page.getByRole('button', { name: 'Duplicate' }).waitFor();
  const stored = () => client.repositories.workflows.page({ query: 'Foxes', page: 0, per_page: 10 });
  await expect.poll(async () => (await stored()).total).toBe(1);
  expect(faults).toEqual([]);
});
