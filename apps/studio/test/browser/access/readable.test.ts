import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';
import { enqueue } from '../../support/queue-of.js';

const administrator = { email: 'ada@example.com', password: 'Correct-Horse-7' };
const narrow = { viewport: { width: 390, height: 844 } };

let studio: Studio;
let empty: Studio;
beforeAll(async () => {
  studio = await startStudio();
  empty = await startStudio({ administrator, rounds: 0 });
});
afterAll(() => Promise.all([studio, empty].map((it) => it[Symbol.asyncDispose]())));

const boxOf = (element: Locator) => element.evaluate((it) => it.getBoundingClientRect().toJSON() as DOMRect);

/** Returns the names of controls that an element covers. */
async function coveredBy(page: Page, selector: string): Promise<(string | null)[]> {
  const over = await boxOf(page.locator(selector));
  const covered: (string | null)[] = [];
  for (const control of await page.locator('search button, search select, search label').all()) {
    const { left, right, top, bottom } = await boxOf(control);
    if (left < over.right && right > over.left && top < over.bottom && bottom > over.top) {
      covered.push(await control.textContent());
    }
  }
  return covered;
}

test.each(['en', 'de'])('what is wrong with a filter covers no control, in %s', async (locale) => {
  for (const options of [narrow, {}]) {
    const { page } = await studio.open('/?filter=seed%3Ax', { locale, ...options });
    await page.locator('.search-problem').waitFor();
    await page.getByRole('button', { name: /^(Conditions|Bedingungen)/ }).click();
    await page.locator('.filter-panel').waitFor();
    expect(await coveredBy(page, '.search-problem')).toEqual([]);
    await page.context().close();
  }
});

test.each(['en', 'de'])('a narrow page cuts no choice of a condition, in %s', async (locale) => {
  const { page } = await studio.open('/', { locale, ...narrow });
  await page.getByRole('button', { name: /^(Conditions|Bedingungen)/ }).click();
  await page.locator('.filter-panel').waitFor();
  const cut = await page.locator('.filter-panel select').evaluateAll((all) =>
    all.flatMap((select) => {
      const { width } = select.getBoundingClientRect();
      Object.assign(select.style, { width: 'max-content', maxWidth: 'none' });
      const isCut = select.getBoundingClientRect().width > width + 0.1;
      return isCut && select instanceof HTMLSelectElement ? [select.selectedOptions[0]?.text] : [];
    }),
  );
  expect(cut).toEqual([]);
  await page.context().close();
});

test('on a narrow page the bar of a selection says that there is more, and its end can be read', async () => {
  const { page } = await studio.open('/', narrow);
  await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
  await page.getByRole('grid').press('Control+a');
  const bar = page.getByRole('toolbar');
  await bar.waitFor();
  expect(await bar.evaluate((it) => getComputedStyle(it).maskImage)).toContain('gradient');
  await bar.evaluate((it) => it.scrollTo({ left: it.scrollWidth }));
  const { right } = await boxOf(page.getByRole('button', { name: 'Delete for good' }));
  expect(right).toBeLessThanOrEqual((await boxOf(bar)).right - 40);
  await page.context().close();
});

test('what pictures are moved to when they leave their board is said in German too', async () => {
  const { page } = await studio.open('/', { locale: 'de' });
  await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
  await page.getByRole('grid').press('m');
  await page.getByRole('option', { name: 'kein Board' }).click();
  await page.getByRole('dialog', { name: 'Vom Board nehmen' }).getByText('1 Bild würde verschoben').waitFor();
  expect(await page.getByRole('heading', { name: 'Vom Board nehmen' }).count()).toBe(1);
  await page.context().close();
});

test('the facts of a batch have room for their names, in German', async () => {
  await enqueue(studio.sample.url, { fails: true });
  const { page } = await studio.open('/jobs', { locale: 'de' });
  await page.locator('.job-row').getByText('fehlgeschlagen').waitFor();
  await page.keyboard.press('v');
  await page.locator('.job-statuses').first().waitFor();
  await page.keyboard.press('j');
  const names = page.locator('.job-facts dt');
  await names.first().waitFor();
  expect(await names.allTextContents()).toContain('fehlgeschlagen');
  expect(await names.evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth))).toEqual([]);
  await page.context().close();
});

test('an empty gallery says how it is filled, and a user without a name is named once', async () => {
  const { page } = await empty.open('/server', narrow);
  await page.getByRole('heading', { name: 'Nobody is logged in.' }).waitFor();
  await page.getByLabel('Email').fill(administrator.email);
  await page.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByText('administrator', { exact: true }).waitFor();
  expect(await page.getByText(administrator.email).count()).toBe(1);
  const address = page.locator('.server-facts dd').first();
  const { height } = await boxOf(address);
  const line = await address.evaluate((it) => Number.parseFloat(getComputedStyle(it).lineHeight));
  expect(height).toBeLessThan(1.5 * line);
  await page.getByRole('link', { name: 'Gallery' }).click();
  await page.getByText('There is nothing here yet. Drop files here to upload them.').waitFor();
  await page.context().close();
});
