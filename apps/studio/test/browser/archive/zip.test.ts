import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { createArchive } from '@x/archive/open-archive';
import { zipArchive } from '@x/archive/zip-archive';
import { launchChromium } from 'conformance/launch-chromium';
import { sampleImages } from 'demo/sample-images';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';

import { recordFaults } from '../../support/record-faults.js';

const program = fileURLToPath(new URL('../../../src/server/main.ts', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-zip-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a zip file of an archive with six pictures, three of them on a board. */
async function zipFoxes(): Promise<string> {
  const path = join(folder, 'foxes');
  await using target = await createArchive(path, { name: 'Foxes', sync: false });
  const { board_id } = await target.boards.create({ board_name: 'By night' });
  for (const [index, { metadata, open }] of sampleImages(1).images.slice(0, 6).entries()) {
    await target.images.upload(await open(), { image_category: 'general', metadata, ...(index < 3 && { board_id }) });
  }
  await target.seal();
  return (await zipArchive(path, join(folder, 'foxes.zip'))).path;
}

const start = (path: string) =>
  spawn(process.execPath, ['--import', 'tsx', '--conditions=@x/source', program, '--archive', path, '--port', '0']);

test('a zip file of an archive is shown by the program, with its boards and whole pictures', async () => {
  const child = start(await zipFoxes());
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill();
    await closed;
  });
  const address = new Promise<string>((resolve) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const url = /^ready (\S+)$/m.exec(output)?.[1];
      if (url) resolve(url);
    });
  });
  const url = await Promise.race([address, closed.then(() => Promise.reject(new Error('the program ended')))]);
  const browser = await launchChromium(inject('chromium'));
  onTestFinished(() => browser.close());
  const page = await (await browser.newContext({ locale: 'en', serviceWorkers: 'block' })).newPage();
  const faults = recordFaults(page);
  await page.goto(`${url}/?filter=board%3A%22By+night%22`);
  await page.getByTestId('count').getByText('3 pictures').waitFor();
  await page.locator('[data-index="2"] img[data-state=loaded]').waitFor();
  await page.getByRole('grid').press('Enter');
  await page.getByRole('complementary', { name: 'Details' }).getByText('seed', { exact: true }).waitFor();
  const width = () => page.locator('.viewer-frame img').evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width).toBeGreaterThan(300); // a thumbnail has at most 256
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Server', exact: true }).click();
  await page.getByRole('definition').getByText(join(folder, 'foxes.zip')).waitFor();
  expect(faults).toEqual([]);
}, 300_000);

test('a file that is no zip file of an archive is refused with its reason', async () => {
  const path = join(folder, 'note.zip');
  await writeFile(path, 'not a zip file');
  const child = start(path);
  const [[code], errors] = await Promise.all([once(child, 'close'), text(child.stderr)]);
  expect(code).toBe(1);
  expect(errors).toMatch(/^studio: .*note\.zip.* is no zip file, or was cut off/);
});
