import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

const openFirst = async () => {
  const opened = await studio.open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await opened.page.getByRole('grid').focus();
  await opened.page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
  await opened.page.keyboard.press('Enter');
  await opened.page.getByRole('region', { name: 'Picture 1 of 24' }).waitFor();
  return opened;
};

test('Enter opens a picture, the arrows lead on, and Escape leads back to where they led', async () => {
  const { page, faults } = await openFirst();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('region', { name: 'Picture 3 of 24' }).waitFor();
  await page.reload();
  await page.getByRole('region', { name: 'Picture 3 of 24' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('region').waitFor({ state: 'detached' });
  expect(await page.getByRole('grid').getAttribute('aria-activedescendant')).toBe('cell-2');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  expect(faults).toEqual([]);
});

test('the pictures before and behind are requested before they are shown', async () => {
  const { page } = await studio.open('/');
  const names = page.locator('[role=gridcell][data-name$=".png"]');
  await names.nth(5).waitFor();
  const [before, behind] = [await names.nth(4).getAttribute('data-name'), await names.nth(6).getAttribute('data-name')];
  const requested = [before, behind].map((name) =>
    page.waitForRequest((request) => request.url().endsWith(`${name}/full`)),
  );
  await names.nth(5).dblclick();
  expect(await Promise.all(requested)).toHaveLength(2);
});

test('the palette over a picture offers what can be done there, and nothing of the gallery below', async () => {
  const { page } = await openFirst();
  await page.keyboard.press('Control+k');
  const options = page.getByRole('dialog', { name: 'Commands' }).getByRole('option');
  await options.getByText('Zoom in').waitFor();
  expect(await options.getByText('Go to boards').count()).toBe(1);
  expect(await options.getByText(/^(Select all|Delete for good|Larger pictures|Search)$/).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.getByRole('region').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await options.getByText('Select all').waitFor();
  expect(await options.getByText('Zoom in').count()).toBe(0);
});

test('keys and wheel zoom a picture, which begins whole', async () => {
  const { page } = await openFirst();
  const image = page.locator('.viewer-frame img');
  const scale = async () => Number(await image.getAttribute('data-scale'));
  await expect.poll(() => image.evaluate((element) => element.style.opacity)).toBe('1');
  const whole = await scale();
  await page.keyboard.press('+');
  await expect.poll(scale).toBeCloseTo(whole * 1.5, 2);
  await page.keyboard.press('0');
  await expect.poll(scale).toBe(whole);
  await image.hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(scale).toBeGreaterThan(whole * 2);
});

test('prompt, seed and metadata are beside the picture, and can be copied by key', async () => {
  const { page, faults } = await openFirst();
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByText('positive_prompt').waitFor();
  await page.keyboard.press('s');
  await page.getByTestId('live-region').getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^1\d{3}$/);
  await page.keyboard.press('i');
  expect(await details.count()).toBe(0);
  expect(faults).toEqual([]);
});

test('two pictures are compared with a slider between them', async () => {
  const { page } = await openFirst();
  await page.keyboard.press('c');
  const slider = page.getByRole('slider', { name: 'Share of the left picture' });
  await slider.fill('20');
  expect(await page.getByAltText('Left picture').evaluate((image) => image.style.clipPath)).toBe(
    'inset(0px 80% 0px 0px)',
  );
});

test('a picture, the next one and two that are compared are each shown alone', async () => {
  const { page, faults } = await openFirst();
  const frames = page.locator('.viewer-frame');
  await page.keyboard.press('c');
  await page.getByAltText('Left picture').waitFor();
  expect(await frames.count()).toBe(1);
  await page.keyboard.press('c');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('region', { name: 'Picture 2 of 24' }).waitFor();
  await frames.getByAltText('Picture 2 of 24').waitFor();
  expect(await frames.count()).toBe(1);
  expect(faults).toEqual([]);
});

test('keys of the gallery do nothing while a picture covers it', async () => {
  const { page } = await openFirst();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Escape');
  await page.getByRole('region').waitFor({ state: 'detached' });
  expect(await page.getByTestId('count').textContent()).toBe('24 pictures');
});
