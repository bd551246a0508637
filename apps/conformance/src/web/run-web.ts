import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { png } from '../images/png.js';
import type { PhaseRun, WebRun } from './call.js';
import { PATIENT } from './page.js';
import { PageRecorder } from './page-recorder.js';
import type { Phase, WebFile } from './phase.js';
import { prepare } from './prepare.js';

/** A server with the web app. */
export interface WebServer {
  readonly name: string;
  /** The address, without a slash at its end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Runs the phases in the web app of a server. A phase that fails is a problem of the run; the others run anyway. */
export async function runWeb(
  browser: Browser,
  { name, url }: WebServer,
  phases: readonly Phase[],
  log: (line: string) => void,
): Promise<WebRun> {
  await prepare(url);
  const context = await browser.newContext({ viewport: { width: 1_600, height: 1_000 }, locale: 'en-US' });
  context.setDefaultTimeout(PATIENT);
  const page = await context.newPage();
  const recorder = new PageRecorder(page, url);
  const pictures = [await picture('red.png', [200, 30, 30]), await picture('green.png', [30, 200, 30])];
  const runs: PhaseRun[] = [];
  for (const { title, run } of phases) {
    const started = Date.now();
    const calls = recorder.begin(title);
    try {
      await run({ page, url, pictures });
      await recorder.settle();
    } catch (error) {
      const shot = await screenshot(page, `${name} ${title}`);
      await page.keyboard.press('Escape'); // an open dialog would fail the other phases too
      recorder.addFailure(`${error instanceof Error ? error.message : error}\nscreenshot: ${shot}`);
    }
    runs.push({ title, milliseconds: Date.now() - started, calls });
    log(`${name}: ${title}`);
  }
  await context.close();
  return { server: name, phases: runs, problems: recorder.problems };
}

async function picture(name: string, color: readonly [number, number, number]): Promise<WebFile> {
  const content = await png({ width: 64, height: 48, color });
  return { name, mimeType: 'image/png', buffer: Buffer.from(await content.arrayBuffer()) };
}

async function screenshot(page: Page, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'x-conformance-web-'));
  const path = join(folder, `${name.replaceAll(/\W+/g, '-')}.png`);
  await page.screenshot({ path }).catch(() => {});
  return path;
}
