import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';

/** A million with the full check; a number that a browser cannot scroll either way at this size, by default. */
const COUNT = process.env['X_EXHAUSTIVE'] ? 1_000_000 : 200_000;

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio({ images: COUNT, rounds: 0 });
}, 600_000);
afterAll(() => studio[Symbol.asyncDispose]());

test.each(['squares', 'whole pictures'])(
  'the last of more %s than a browser can scroll is reached at two device pixels a pixel',
  async (form) => {
    const { page, faults } = await studio.open('/', { deviceScaleFactor: 2, viewport: { width: 700, height: 600 } });
    const grid = page.getByRole('grid');
    await grid.locator('img[data-state=loaded]').first().waitFor();
    await page.getByRole('slider', { name: 'Day' }).waitFor(); // it takes a part of the width
    if (form !== 'squares') {
      await grid.press('l');
      await page.locator('[role=grid][aria-colcount="-1"]').waitFor();
    }
    const height = await grid.evaluate(({ scrollHeight }) => scrollHeight);
    const rows = Number(await grid.getAttribute('aria-rowcount'));
    const rowHeight = await page
      .getByRole('gridcell')
      .first()
      .evaluate(({ clientHeight }) => clientHeight + 6);
    expect(height).toBeLessThan(rows * rowHeight);
    await grid.evaluate((host) => host.scrollTo({ top: host.scrollHeight }));
    const last = page.locator(`[data-index="${COUNT - 1}"]`);
    await last.locator('img[data-state=loaded]').waitFor({ timeout: 100_000 });
    const [cell, host] = [await last.boundingBox(), await grid.boundingBox()];
    expect((cell?.y ?? 0) + (cell?.height ?? 0)).toBeCloseTo((host?.y ?? 0) + (host?.height ?? 0), 0);
    const oldest = await fetch(`${studio.url}/api/v1/gallery/items/?limit=1&order_dir=ASC&is_intermediate=false`);
    const { items } = (await oldest.json()) as { items: { name: string }[] };
    expect(await last.getAttribute('data-name')).toBe(items[0]?.name);
    // A step back is a step of as many pixels, and the first picture is where it was.
    await grid.hover();
    await page.mouse.wheel(0, -100);
    await expect.poll(async () => Math.round(((await last.boundingBox())?.y ?? 0) - (cell?.y ?? 0))).toBe(100);
    await grid.press('Control+Home');
    await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
    expect(faults).toEqual([]);
  },
  600_000,
);
