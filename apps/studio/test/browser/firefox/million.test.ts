import { launch } from 'puppeteer-core';
import { expect, inject, onTestFinished, test } from 'vitest';

import { startSampleServer } from '../../../src/server/sample-server.js';
import { servePage } from '../../../src/server/serve-page.js';
import { serverAt, toSites } from '../../../src/server/site.js';
import { findFirefox } from '../../support/find-firefox.js';

/** Firefox shows nothing that is higher than 17.9 million pixels. */
const COUNT = process.env['X_EXHAUSTIVE'] ? 1_000_000 : 300_000;

test('in Firefox the last picture of more than it can scroll is reached, and the first again', async () => {
  const sample = await startSampleServer({ images: COUNT, rounds: 0 });
  onTestFinished(() => sample.close());
  const served = await servePage({ folder: inject('page'), sites: toSites([serverAt(sample.url)]) });
  onTestFinished(() => served.close());
  const browser = await launch({ browser: 'firefox', executablePath: findFirefox(), timeout: 100_000 });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.setViewport({ width: 500, height: 600 });
  await page.goto(`${served.url}/`);
  await page.waitForSelector('[data-index="0"] img[data-state=loaded]');
  await page.waitForSelector('[role=slider]'); // the days, which take a part of the width
  await page.$eval('[role=grid]', (grid) => grid.scrollTo({ top: grid.scrollHeight }));
  const last = await page.waitForSelector(`[data-index="${COUNT - 1}"]:has(img[data-state=loaded])`);
  const oldest = await fetch(`${served.url}/api/v1/gallery/items/?limit=1&order_dir=ASC&is_intermediate=false`);
  const { items } = (await oldest.json()) as { items: { name: string }[] };
  expect(await last?.evaluate((cell) => cell.getAttribute('data-name'))).toBe(items[0]?.name);
  const [cell, grid] = [await last?.boundingBox(), await (await page.$('[role=grid]'))?.boundingBox()];
  const below = (grid?.y ?? 0) + (grid?.height ?? 0) - (cell?.y ?? 0) - (cell?.height ?? 0);
  expect(Math.abs(below)).toBeLessThan(2); // pixels
  await page.focus('[role=grid]');
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.up('Control');
  await page.waitForSelector('[data-index="0"] img[data-state=loaded]');
  expect(faults).toEqual([]);
}, 600_000);
