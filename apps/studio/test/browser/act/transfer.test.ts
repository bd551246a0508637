import { readFile } from 'node:fs/promises';

import { createClient } from '@x/resources/client';
import { sampleImages } from 'demo/sample-images';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { type DesktopFile, dropFiles, pasteFiles } from '../../support/drop-files.js';
import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
let files: readonly DesktopFile[];
beforeAll(async () => {
  studio = await startStudio();
  // The second round: the first is on the server.
  const pictures = sampleImages(2).images.slice(24, 33);
  files = await Promise.all(
    pictures.map(async ({ title, open }) => {
      const base64 = Buffer.from(await (await open()).arrayBuffer()).toString('base64');
      return { name: `${title}.png`, type: 'image/png', base64 };
    }),
  );
});
afterAll(() => studio[Symbol.asyncDispose]());

let client: ReturnType<typeof createClient>;
beforeEach(() => {
  client = createClient({ baseUrl: studio.sample.url });
  return () => client.close();
});

const cell = (page: Page, index: number) => page.locator(`[role=gridcell][data-index="${index}"]`);
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const openGallery = async (path = '/') => {
  const opened = await studio.open(path);
  await cell(opened.page, 0).locator('img[data-state=loaded]').waitFor();
  return opened;
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const imagesOn = async (name: string) => {
  const board = await client.services.boards.ensure(name);
  return client.services.gallery.count({ board_id: board.board_id });
};

test('pictures are dragged onto a board beside the gallery, after their plan was shown, and back', async () => {
  const { page, faults } = await openGallery('/?filter=board%3APatterns');
  const before = await imagesOn('Night');
  await cell(page, 0).click();
  await cell(page, 1).click({ modifiers: ['Control'] });
  await cell(page, 1).dragTo(page.getByRole('treeitem', { name: /^Night/ }));
  await dialog(page, 'Move to Night').getByText('2 pictures would be moved').waitFor();
  expect(await imagesOn('Night')).toBe(before);
  await press(page, 'Move 2 pictures');
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  expect(await imagesOn('Night')).toBe(before + 2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await press(page, 'Move 2 pictures back');
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await imagesOn('Night')).toBe(before);
  expect(faults).toEqual([]);
});

test('files of the desktop are dropped on the gallery and uploaded to its board, and those there already are not', async () => {
  const { page, faults } = await openGallery('/?filter=board%3ANight');
  const before = await imagesOn('Night');
  const text = { name: 'notes.txt', type: 'text/plain', base64: btoa('notes') };
  await dropFiles(page.getByRole('grid'), [...files.slice(0, 2), text]);
  const upload = dialog(page, 'Upload to Night');
  await upload.getByText(/^2 files would be uploaded, .* kB/).waitFor();
  await upload.getByText('notes.txt:').waitFor();
  await press(page, 'Upload 2 files');
  await upload.getByText('2 files uploaded.').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => page.getByTestId('count').textContent()).toBe(`${before + 2} pictures`);
  await dropFiles(page.getByRole('treeitem', { name: /^Night/ }), files.slice(0, 2));
  await upload.getByText('Nothing is to be uploaded.').waitFor();
  await upload.getByText('2 files there already.').waitFor();
  expect(await upload.getByRole('button').allTextContents()).toEqual(['Close']);
  await page.keyboard.press('Enter');
  await upload.waitFor({ state: 'detached' });
  expect(await imagesOn('Night')).toBe(before + 2);
  expect(faults).toEqual([]);
});

test('a German page says in German why nothing is to be uploaded, with the text of the SDK beneath', async () => {
  const { page, faults } = await studio.open('/', { locale: 'de' });
  await cell(page, 0).locator('img[data-state=loaded]').waitFor();
  const text = { name: 'notes.txt', type: 'text/plain', base64: btoa('notes') };
  await dropFiles(page.getByRole('grid'), [text, { ...text, name: 'nichts.png', base64: '' }]);
  const upload = dialog(page, 'Hochladen');
  await upload.getByText('Es gibt nichts hochzuladen.').waitFor();
  await upload.getByText('nichts.png: Die Datei ist leer.').waitFor();
  const reason = upload.getByText('is no picture and no video that a server takes');
  expect(await reason.isVisible()).toBe(false);
  await upload.getByText('Einzelheiten').first().click();
  expect(await reason.isVisible()).toBe(true);
  await press(page, 'Schließen');
  await upload.waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});

test('what a server did not take is said with the reason, and sent once more', async () => {
  const { page } = await openGallery();
  const before = await client.services.gallery.count();
  studio.sample.sandbox.fault({ kind: 'status', match: 'POST /api/v1/images/upload', status: 415, times: 1 });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('grid').press('u');
  await (await chooser).setFiles(
    files
      .slice(2, 5)
      .map(({ name, type, base64 }) => ({ name, mimeType: type, buffer: Buffer.from(base64, 'base64') })),
  );
  await dialog(page, 'Upload')
    .getByText(/^3 files would be uploaded/)
    .waitFor();
  await press(page, 'Upload 3 files');
  await dialog(page, 'Upload').getByText('1 file failed:').waitFor();
  await dialog(page, 'Upload').getByText('The server refused this.').waitFor();
  await page.getByRole('button', { name: 'Retry failed' }).click();
  await dialog(page, 'Upload')
    .getByText(/^1 file would be uploaded/)
    .waitFor();
  await press(page, 'Upload 1 file');
  await dialog(page, 'Upload').getByText('1 file uploaded.').waitFor();
  expect(await client.services.gallery.count()).toBe(before + 3);
});

test('a picture that is pasted is uploaded among the assets where those are shown', async () => {
  const { page, faults } = await studio.open('/?filter=kind%3Aassets');
  await page.getByText('There is nothing here yet.').waitFor();
  await pasteFiles(page, files.slice(5, 6));
  await dialog(page, 'Upload').getByText('It would be among the assets.').waitFor();
  await press(page, 'Upload 1 file');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('gridcell').first().waitFor();
  expect(faults).toEqual([]);
});

test('a selection is downloaded as one zip of whole files under their names, by folders of their boards', async () => {
  const { page, faults } = await openGallery('/?filter=board%3ALandscapes');
  await page.getByRole('grid').press('Control+a');
  const names = await page.getByRole('gridcell').evaluateAll((all) => all.map((it) => it.getAttribute('data-name')));
  await page.keyboard.press('d');
  await dialog(page, 'Download').getByText(`${names.length} files would be put into a zip`).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, `Download ${names.length} files`)]);
  expect(download.suggestedFilename()).toMatch(/^invokeai 20.*\.zip$/);
  const zip = await readFile(await download.path());
  const paths = namesIn(zip);
  expect(paths.map((path) => path.split('/').at(-1)).sort()).toEqual(names.sort());
  expect(paths.every((path) => path.startsWith('Landscapes~'))).toBe(true);
  const full = await Promise.all(names.map(async (name) => (await client.repositories.images.full(name ?? '')).size));
  expect(zip.length).toBeGreaterThan(full.reduce((sum, size) => sum + size, 0));
  expect(faults).toEqual([]);
});

test('an export has the metadata beside each file, and a picture that fails is not in it but can be retried', async () => {
  const { page } = await openGallery('/?filter=board%3APatterns');
  await cell(page, 0).click();
  await cell(page, 2).click({ modifiers: ['Shift'] });
  studio.sample.sandbox.fault({
    kind: 'status',
    match: 'GET /api/v1/images/i/{image_name}/full',
    status: 500,
    times: 1,
  });
  await page.keyboard.press('Shift+d');
  await page.getByRole('button', { name: 'Export 3 files', exact: true }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Export 3 files')]);
  await dialog(page, 'Export with metadata').getByText('1 file failed:').waitFor();
  const paths = namesIn(await readFile(await download.path()));
  expect(paths.filter((path) => path.endsWith('.png'))).toHaveLength(2);
  expect(paths.filter((path) => path.endsWith('.png.json'))).toHaveLength(2);
  await page.getByRole('button', { name: 'Retry failed' }).click();
  await page.getByText('1 file would be put into a zip').waitFor();
});

test('a selection is kept for the workflow that is run over it', async () => {
  const { page, faults } = await openGallery();
  await cell(page, 0).click();
  await cell(page, 2).click({ modifiers: ['Shift'] });
  await page.keyboard.press('Shift+w');
  await page.getByRole('link', { name: /^Soften an image/ }).click();
  await page.getByText('3 pictures chosen.').waitFor();
  expect(faults).toEqual([]);
});

test('a page is not left in mid-upload without a question, and then says which files are missing', async () => {
  const { page } = await openGallery();
  const questions: string[] = [];
  page.on('dialog', (question) => {
    questions.push(question.type());
    void question.accept();
  });
  let requests = 0;
  const isUpload = /\/images\/upload/;
  await page.route(isUpload, (route) => {
    requests += 1;
    if (requests === 1) void route.continue(); // the others are on their way until the page is left
  });
  const chosen = files.slice(6, 9);
  await dropFiles(page.getByRole('grid'), chosen);
  await press(page, 'Upload 3 files');
  const progress = page.getByRole('progressbar');
  await expect.poll(() => progress.evaluate((bar) => bar.getAttribute('value'))).toBe('1');
  expect(questions).toEqual([]);
  await page.reload();
  expect(questions).toEqual(['beforeunload']);
  const banner = page.getByRole('status').filter({ hasText: '2 files were not uploaded' });
  await banner.waitFor();
  const text = (await banner.textContent()) ?? '';
  expect(chosen.filter(({ name }) => text.includes(name))).toHaveLength(2);
  await page.unroute(isUpload);
  await cell(page, 0).locator('img[data-state=loaded]').waitFor();
  await dropFiles(page.getByRole('grid'), chosen);
  await dialog(page, 'Upload').getByText('1 file there already.').waitFor();
  await press(page, 'Upload 2 files');
  await dialog(page, 'Upload').getByText('2 files uploaded.').waitFor();
  await banner.waitFor({ state: 'detached' });
  await page.reload();
  await cell(page, 0).locator('img[data-state=loaded]').waitFor();
  expect(await banner.count()).toBe(0);
  expect(questions).toEqual(['beforeunload']);
});

/** Returns the names of the files in a zip, which its end lists. */
function namesIn(zip: Buffer): string[] {
  const names: string[] = [];
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  for (let at = zip.readUInt32LE(end + 16); zip.readUInt32LE(at) === 0x02014b50; ) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    names.push(zip.toString('utf8', at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}
