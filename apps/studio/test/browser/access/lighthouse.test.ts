import { createClient } from '@x/resources/client';
import { type Browser, launch } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { auditPage } from '../../support/lighthouse.js';
import { type Studio, startStudio } from '../../support/open-studio.js';
import { enqueue } from '../../support/queue-of.js';
import { workflowDocument } from '../../support/workflow-of.js';

const administrator = { email: 'ada@example.com', password: 'Correct-Horse-7' };

let browser: Browser;
let studio: Studio;
let paths: Readonly<Record<string, string>>;
beforeAll(async () => {
  browser = await launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
  studio = await startStudio();
  paths = await fill(studio.sample.url);
});
afterAll(async () => {
  await browser.close();
  await studio[Symbol.asyncDispose]();
});

/** Runs jobs, and returns the addresses of a picture with a workflow, and of workflows. */
async function fill(baseUrl: string) {
  using client = createClient({ baseUrl });
  const document = workflowDocument({
    name: 'Cards',
    nodes: { card: { type: 'blank_image', values: { width: 64, color: { r: 9, g: 9, b: 9, a: 255 } } } },
    form: ['# Card', 'card.width', 'card.color'],
  });
  const { workflow_id } = await client.repositories.workflows.create(document);
  const workflow = await client.services.workflows.open(document);
  const [image = ''] = Object.values(await (await workflow.run()).outputs()).flat();
  await enqueue(baseUrl, { fails: true });
  return {
    'a picture': `/?open=${image}`,
    'a workflow': `/workflows/${workflow_id}`,
    'the workflow of a picture': `/workflows/from-image?image=${image}`,
  };
}

/** Loads an address in a tab that kept nothing, and returns what is to be improved. */
async function audit(url: string, options?: Parameters<typeof auditPage>[2]): Promise<string[]> {
  const context = await browser.createBrowserContext();
  const found = await auditPage(await context.newPage(), url, options);
  await context.close();
  return found;
}

const screens = ['/', '/?filter=board%3ANight', '/boards', '/jobs', '/workflows', '/server', '/nowhere'];

test.each(screens)('Lighthouse finds nothing to improve in accessibility and best practices of %s', async (path) => {
  expect(await audit(studio.url + path)).toEqual([]);
});

test.each(['a workflow', 'the workflow of a picture'])(
  'Lighthouse finds nothing to improve in accessibility and best practices of %s',
  async (name) => {
    expect(await audit(studio.url + paths[name])).toEqual([]);
  },
);

// A picture has no more pixels than it is stored with, and on the dense screen of a telephone Lighthouse wants more.
test('Lighthouse finds nothing to improve in accessibility and best practices of a picture', async () => {
  expect(await audit(studio.url + paths['a picture'], { isDesktop: true })).toEqual([]);
});

test.each([
  ['a login', { administrator }],
  ['the set-up of a server', { multiuser: true, rounds: 0 }],
] as const)('Lighthouse finds nothing to improve in accessibility and best practices of %s', async (_, options) => {
  await using own = await startStudio(options);
  expect(await audit(`${own.url}/server`)).toEqual([]);
  // The browser itself writes down the request that was refused, by which the page finds out that a login is needed.
  expect(await audit(`${own.url}/boards`, { skipAudits: ['errors-in-console'] })).toEqual([]);
});
