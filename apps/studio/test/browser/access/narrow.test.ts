import { createClient } from '@x/resources/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';
import { enqueue } from '../../support/queue-of.js';
import { reachBeyond } from '../../support/reach-beyond.js';
import { storeWorkflow } from '../../support/workflow-of.js';

const administrator = { email: 'ada@example.com', password: 'Correct-Horse-7' };
const ids: Record<'fields' | 'luck', string> = { fields: '', luck: '' };

let studio: Studio;
let withUsers: Studio;
let withoutUsers: Studio;
beforeAll(async () => {
  studio = await startStudio();
  withUsers = await startStudio({ administrator, rounds: 0 });
  withoutUsers = await startStudio({ multiuser: true, rounds: 0 });
  const { url } = studio.sample;
  using client = createClient({ baseUrl: url });
  await client.services.boards.create({ name: 'Night/A board whose name is much longer than a narrow page is wide' });
  await client.services.boards.create({ name: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen' });
  ids.fields = await storeWorkflow(url, {
    name: 'Every kind of field, in a workflow with a long name',
    nodes: {
      blur: { type: 'img_blur', values: { image: undefined, radius: 6, blur_type: 'gaussian', board: 'auto' } },
      card: { type: 'blank_image', values: { width: 64, color: { r: 255, g: 0, b: 0, a: 255 } } },
      texts: { type: 'string_collection', values: { collection: ['red'] } },
    },
    form: ['# Softness', 'blur.radius', 'blur.blur_type', 'blur.image', 'blur.board', 'card.color', 'texts.collection'],
  });
  ids.luck = await storeWorkflow(url, {
    name: 'Impossible luck',
    nodes: { fail: { type: 'rand_int', values: { low: 5, high: 1 } } },
    form: ['fail.low'],
  });
  await enqueue(url, { runs: 2, destination: 'canvas' });
  await enqueue(url, { fails: true });
});
afterAll(() => Promise.all([studio, withUsers, withoutUsers].map((it) => it[Symbol.asyncDispose]())));

type Reach = (page: Page) => Promise<unknown>;
const see = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
const gallery = async (page: Page) => {
  await see('[data-index="0"] img[data-state=loaded]')(page);
  await page.getByRole('grid').focus();
};
const press =
  (before: Reach, key: string, selector: string): Reach =>
  async (page) => {
    await before(page);
    await page.keyboard.press(key);
    await see(selector)(page);
  };
const selection = press(gallery, 'Control+a', '[role=toolbar]');
const viewer = press(gallery, 'Enter', '.details dl');
const boardMenu: Reach = async (page) => {
  await page.locator('.board-card .icon-button').first().click();
  await see('[role=menuitem]')(page);
};
const saveFilter: Reach = async (page) => {
  await press(gallery, 'Shift+s', '.saved-form')(page);
  await page.locator('.saved-form input').fill('All pictures of the night that are large enough to be printed');
  await page.keyboard.press('Enter');
  await page.locator('.saved-filters button').nth(1).click();
  await page.locator('.saved-form').nth(1).waitFor();
};

/** By name: the path and what is done there. */
const states: Readonly<Record<string, readonly [path: string, reach: Reach]>> = {
  gallery: ['/', gallery],
  'boards beside the gallery': ['/', press(gallery, 'Shift+b', '[role=treeitem]')],
  conditions: ['/?filter=seed%3A1003', press(see('[data-testid=checked]'), 'e', '.filter-panel')],
  'saved filters': ['/?filter=board%3ANight', saveFilter],
  selection: ['/', selection],
  'choice of a board': ['/', press(selection, 'm', '[role=option]')],
  'plan of a deletion': ['/', press(selection, 'Delete', '.button[data-danger]')],
  viewer: ['/', viewer],
  comparison: ['/', press(viewer, 'c', '.compare')],
  palette: ['/', press(gallery, 'Control+k', '[role=option]')],
  help: ['/', press(gallery, '?', '.help-list')],
  boards: ['/boards', see('.board-card')],
  'menu of a board': ['/boards', boardMenu],
  'name of a board': ['/boards', press(see('.board-card'), 'n', '.name-field')],
  jobs: ['/jobs', press(see('.job-row [data-status=failed]'), 'j', '.job-error')],
  batches: ['/jobs', press(see('.job-row'), 'v', '.job-statuses')],
  library: ['/workflows', see('.workflow-card')],
  'choice of a picture': ['/workflows', press(see('.workflow-card'), 'p', '.picker img[data-state=loaded]')],
  form: ['/workflows/fields', press(see('.run-panel'), 'Control+Enter', '.form-field .field-error')],
  'failed run': ['/workflows/luck', press(see('.run-panel'), 'Control+Enter', '.run-card [role=alert]')],
  server: ['/server', press(see('.server-list li'), 'n', '.server-form')],
  'no page': ['/nowhere', see('h1')],
};

test.each(['en', 'de'])(
  'nothing is wider than a narrow page, in %s',
  async (locale) => {
    const options = { locale, viewport: { width: 390, height: 844 } };
    const found: string[] = [];
    const check = async (name: string, page: Page) => {
      for (const line of await reachBeyond(page)) found.push(`${name}: ${line}`);
      await page.context().close();
    };
    for (const [name, [path, reach]] of Object.entries(states)) {
      const { page } = await studio.open(
        path.replace(/fields|luck/, (key) => ids[key as keyof typeof ids]),
        options,
      );
      await reach(page);
      await check(name, page);
    }
    for (const [name, { open }] of Object.entries({ login: withUsers, 'set-up': withoutUsers })) {
      for (const path of ['/', '/server']) {
        const { page } = await open(path, options);
        await see('.server-form [type=password]')(page);
        await page.locator('.server-form [required]').last().fill('wrong');
        await check(`${name} at ${path}`, page);
      }
    }
    expect(found).toEqual([]);
  },
  300_000,
);
