import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';
import { storeWorkflow, type TestWorkflow } from '../../support/workflow-of.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
  await studio.sample.sandbox.seed({ models });
});
afterAll(() => studio[Symbol.asyncDispose]());

const models = Array.from({ length: 2_000 }, (_, index) => ({
  ...{ key: `model-${index}`, name: `Painter ${index}`, base: 'sd-1', type: index === 0 ? 'lora' : 'main' },
  ...{ format: 'diffusers', hash: `blake3:${index}` },
}));
const openWorkflow = async (workflow: TestWorkflow) => {
  const id = await storeWorkflow(studio.sample.url, workflow);
  const opened = await studio.open(`/workflows/${id}`);
  await opened.page.getByRole('heading', { level: 1, name: workflow.name }).waitFor();
  return opened;
};
const run = (page: Page) => page.getByRole('button', { name: /^Run Ctrl/ });
const field = (page: Page, label: string) =>
  page.locator('.form-field', { has: page.getByText(label, { exact: true }) });

const soften: TestWorkflow = {
  name: 'Soft fox',
  nodes: {
    blur: { type: 'img_blur', values: { image: undefined, radius: 6, blur_type: 'gaussian', board: 'auto' } },
  },
  form: ['# Softness', 'Larger is softer.', 'blur.radius', 'blur.blur_type', 'blur.image', 'blur.board'],
};

test('a form has the headings and texts of its author, in their order', async () => {
  const { page, faults } = await openWorkflow(soften);
  const form = page.getByRole('form', { name: 'Inputs' });
  await form.getByRole('heading', { name: 'Softness' }).waitFor();
  const lines = await form.locator('.form-heading, .form-text, .form-field > label, .form-label').allTextContents();
  expect(lines).toEqual(['Softness', 'Larger is softer.', 'Radius', 'Blur Type', 'Image', 'Board']);
  expect(await form.getByLabel('Blur Type').locator('option').allTextContents()).toEqual(
    expect.arrayContaining(['gaussian', 'box']),
  );
  expect(await form.getByLabel('Board').locator('option').allTextContents()).toEqual(
    expect.arrayContaining(['No board', 'Night', 'Patterns']),
  );
  expect(faults).toEqual([]);
});

test('long words in a form leave the controls beside it uncovered', async () => {
  const long = 'https'.repeat(60);
  const { page } = await openWorkflow({
    ...{ name: 'Long words', form: [`# ${long}`, long, 'blur.radius', 'blur.image'] },
    nodes: { blur: { type: 'img_blur', values: { image: undefined, radius: 6 }, labels: { radius: long } } },
  });
  const form = page.getByRole('form', { name: 'Inputs' });
  await form.getByRole('heading').waitFor();
  const isWhole = (element: Element) => element.scrollWidth <= element.clientWidth;
  for (const width of [1280, 400]) {
    await page.setViewportSize({ width, height: 800 });
    for (const part of await form.locator('.form-heading, .form-text, .form-field > label').all()) {
      expect(await part.evaluate(isWhole)).toBe(true);
    }
  }
});

test('wrong and missing values are refused at their fields, with what is allowed, and nothing is sent', async () => {
  const { page, faults } = await openWorkflow(soften);
  const posts: string[] = [];
  page.on('request', (request) => request.url().includes('enqueue') && posts.push(request.url()));
  await page.getByLabel('Radius', { exact: true }).fill('-3');
  await page.keyboard.press('Control+Enter');
  await field(page, 'Image').getByText('A value is needed: a picture.').waitFor();
  await field(page, 'Radius').getByText('Allowed: a number, at least 0.').waitFor();
  const box = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().toJSON());
  const error = await box(field(page, 'Radius').locator('.field-error'));
  const around = await box(field(page, 'Radius'));
  expect(error.top).toBeGreaterThan(around.top);
  expect(error.bottom).toBeLessThanOrEqual(around.bottom);
  expect(await page.getByLabel('Radius', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Radius', { exact: true }).fill('3');
  await field(page, 'Radius').getByText('Allowed').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Auf Deutsch anzeigen' }).click();
  await page.getByRole('heading', { name: 'Ergebnisse' }).waitFor();
  await page.getByLabel('Radius', { exact: true }).fill('viel');
  await field(page, 'Radius').getByText('Erlaubt: eine Zahl, mindestens 0.').waitFor();
  expect(posts).toEqual([]);
  expect(faults).toEqual([]);
});

test('a picture is chosen from the gallery, dropped from the page, or uploaded as a file', async () => {
  const { page, faults } = await openWorkflow(soften);
  const image = field(page, 'Image');
  await image.getByRole('button', { name: 'Image Choose' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a picture' });
  await dialog.locator('img[data-state=loaded]').first().waitFor();
  const first = await dialog.getByRole('gridcell').first().getAttribute('data-name');
  await dialog.getByRole('gridcell').first().dblclick();
  expect(await image.getByRole('img').getAttribute('alt')).toBe(first);
  await image.getByRole('button', { name: 'Empty Image' }).click();
  await image.locator('.picture-editor').evaluate((target, url) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', url);
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, `${studio.url}/api/v1/images/i/${first}/full`);
  expect(await image.getByRole('img').getAttribute('alt')).toBe(first);
  await image.locator('.picture-editor').evaluate(async (target) => {
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext('2d')?.fillRect(0, 0, 4, 4);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([await canvas.convertToBlob()], 'mine.png', { type: 'image/png' }));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect.poll(() => image.getByRole('img').getAttribute('alt')).not.toBe(first);
  expect(faults).toEqual([]);
});

test('a model is searched among two thousand, of which only those in view are in the page', async () => {
  const { page, faults } = await openWorkflow({
    name: 'Painted fox',
    nodes: {
      loader: { type: 'main_model_loader', values: { model: undefined } },
      card: { type: 'blank_image', values: { width: 64 } },
    },
    form: ['loader.model'],
  });
  await page.getByRole('button', { name: 'Model Choose' }).click();
  const dialog = page.getByRole('dialog', { name: 'Model' });
  await dialog.getByRole('option').first().waitFor();
  expect(await dialog.getByRole('option').count()).toBeLessThan(60);
  await dialog.getByRole('combobox').fill('painter 1234');
  await expect.poll(() => dialog.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Model Painter 1234 · sd-1' }).waitFor();
  expect(faults).toEqual([]);
});

test('numbers have sliders where their range is known, and lists, colors and switches have editors', async () => {
  const { page, faults } = await openWorkflow({
    name: 'Everything',
    nodes: {
      lightness: { type: 'img_channel_offset', values: { image: undefined, channel: undefined, offset: 5 } },
      card: { type: 'blank_image', values: { width: 64, color: { r: 255, g: 0, b: 0, a: 255 } } },
      texts: { type: 'string_collection', values: { collection: ['red'] } },
      switch: { type: 'boolean', values: { value: false } },
    },
    form: ['lightness.offset', 'card.color', 'texts.collection', 'switch.value'],
  });
  await page.getByRole('slider', { name: 'Offset, slider' }).fill('-20');
  expect(await page.getByLabel('Offset', { exact: true }).inputValue()).toBe('-20');
  expect(await page.getByLabel('Color', { exact: true }).inputValue()).toBe('#ff0000');
  await page.getByRole('button', { name: 'Collection Add' }).click();
  await page.getByLabel('Collection, entry 2').fill('blue');
  await page.getByRole('button', { name: 'Remove entry 1' }).click();
  expect(await page.getByLabel('Collection, entry 1').inputValue()).toBe('blue');
  await page.getByLabel('Value', { exact: true }).check();
  await page.keyboard.press('r');
  await expect.poll(() => page.getByLabel('Value', { exact: true }).isChecked()).toBe(false);
  expect(await page.getByLabel('Collection, entry 1').inputValue()).toBe('red');
  expect(faults).toEqual([]);
});

test('what this server lacks is named with the reason, and the workflow cannot be run', async () => {
  const { page, faults } = await openWorkflow({
    name: 'From elsewhere',
    nodes: {
      magic: { type: 'fox_magic', values: {} },
      card: { type: 'blank_image', values: { width: 64 } },
    },
    form: ['card.width'],
  });
  await page.getByRole('alert').getByText('no node type "fox_magic"').waitFor();
  expect(await run(page).isDisabled()).toBe(true);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /^Duplicate/ }).waitFor();
  expect(await page.getByRole('option', { name: /^Run/ }).count()).toBe(0);
  expect(faults).toEqual([]);
});

test('another model of the family is used for one that is missing, and the form says so', async () => {
  const { page, faults } = await openWorkflow({
    name: 'Borrowed model',
    nodes: {
      loader: {
        type: 'main_model_loader',
        values: { model: { key: 'gone', hash: 'blake3:gone', name: 'Painter 77x', base: 'sd-1', type: 'main' } },
      },
      card: { type: 'blank_image', values: { width: 64 } },
    },
    form: ['loader.model'],
  });
  await page.getByText('"Painter 77x", a main model for sd-1, is not installed').waitFor();
  await page.getByRole('button', { name: /^Model Painter \d+ · sd-1$/ }).waitFor();
  expect(await run(page).isDisabled()).toBe(false);
  expect(faults).toEqual([]);
});
