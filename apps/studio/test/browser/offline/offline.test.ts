import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launchChromium } from 'conformance/launch-chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { type SampleServer, startSampleServer } from '../../../src/server/sample-server.js';
import { servePage } from '../../../src/server/serve-page.js';
import { serverAt, toSites } from '../../../src/server/site.js';

const administrator = { email: 'ada@example.com', password: 'Correct-Horse-7' };

let browser: Browser;
let sample: SampleServer;
beforeAll(async () => {
  [browser, sample] = await Promise.all([launchChromium(inject('chromium')), startSampleServer({ rounds: 1 })]);
});
afterAll(async () => {
  await browser.close();
  await sample.close();
});

const serve = (folder: string, { url } = sample, port?: number) =>
  servePage({ folder, sites: toSites([serverAt(url)]), port });

/** Opens the page in a new profile, until its service worker has everything, and lets it work for the page. */
async function openKept(url: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Returns the paths that a cache of the page holds. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
    return requests.map(({ url }) => new URL(url).pathname);
  });

test('the page is installable', async () => {
  await using served = await serve(inject('page'));
  const page = await openKept(served.url);
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  const { data } = await session.send('Page.getAppManifest');
  expect(JSON.parse(data ?? '')).toMatchObject({ name: 'Studio', display: 'standalone' });
  // A profile as tests have it is not one in which anything is installed.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
});

test('without a server the page is shown, with every screen, and says that the server is not reached', async () => {
  const served = await serve(inject('page'));
  const page = await openKept(served.url);
  await page.locator('img[data-state=loaded]').first().waitFor();
  await served.close();
  await page.goto(`${served.url}/boards`);
  await page.getByRole('alert').getByText('The server is not reached').waitFor();
  for (const name of ['Jobs', 'Workflows', 'Server', 'Gallery']) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }
  const paths = await kept(page);
  expect(paths.filter((path) => path.endsWith('/thumbnail')).length).toBeGreaterThan(0);
  expect(paths.filter((path) => path.startsWith('/api/') && !path.endsWith('/thumbnail'))).toEqual([]);
});

test('a new build is offered to a page that is open, and is shown by a reload', async () => {
  const served = await serve(inject('page'));
  const page = await openKept(served.url);
  const port = Number(new URL(served.url).port);
  const next = await anotherBuild(inject('page'));
  await served.close();
  await using _ = await serve(next, sample, port);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('A newer version').getByRole('button').click();
  await page.locator('meta[name=build][content=next]').waitFor({ state: 'attached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByText('A newer version').count()).toBe(0);
  await rm(next, { recursive: true });
});

test('where users log in, no picture is kept in the browser', async () => {
  await using users = await startSampleServer({ rounds: 1, administrator });
  await using served = await serve(inject('page'), users);
  const page = await openKept(served.url);
  await page.getByLabel('Email').fill(administrator.email);
  await page.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('img[data-state=loaded]').first().waitFor();
  const paths = await kept(page);
  expect(paths).toContain('/index.html');
  expect(paths.filter((path) => path.startsWith('/api/'))).toEqual([]);
});

/** Copies a build as if something had been changed in it: its last script, which changes with each build, has another name, and all know it. */
async function anotherBuild(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'studio-next-'));
  await cp(folder, copy, { recursive: true });
  const html = await readFile(join(copy, 'index.html'), 'utf8');
  const [, script = ''] = [...html.matchAll(/src="\/assets\/([^"]+)"/g)].at(-1) ?? [];
  await rename(join(copy, 'assets', script), join(copy, 'assets', 'next.js'));
  const others = (await readdir(join(copy, 'assets'))).filter((name) => name.endsWith('.js'));
  for (const path of [...others.map((name) => join('assets', name)), 'index.html', 'service-worker.js']) {
    const text = await readFile(join(copy, path), 'utf8');
    if (text.includes(script)) await writeFile(join(copy, path), text.replaceAll(script, 'next.js'));
  }
  const page = await readFile(join(copy, 'index.html'), 'utf8');
  await writeFile(join(copy, 'index.html'), page.replace('<head>', '<head><meta name="build" content="next">'));
  return copy;
}
