import { launchChromium } from 'conformance/launch-chromium';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';

import { type SampleOptions, startSampleServer } from '../../src/server/sample-server.js';
import { servePage } from '../../src/server/serve-page.js';
import { serverAt, toSites } from '../../src/server/site.js';
import { recordFaults } from './record-faults.js';

/** The studio on a sandbox with pictures, and a Chromium. */
export interface Studio extends OpenStudio {
  readonly sample: Awaited<ReturnType<typeof startSampleServer>>;
}

/** A page and what went wrong in it: failed requests, uncaught errors, lines of errors in the console. */
interface StudioPage {
  readonly page: Page;
  readonly faults: readonly string[];
}

/** The studio on some server, and a Chromium. */
export interface OpenStudio extends AsyncDisposable {
  readonly url: string;
  /** Opens a path in a new page with a browser profile of its own. */
  open(path: string, options?: BrowserContextOptions): Promise<StudioPage>;
}

/** Starts the studio for servers at addresses, with a browser of its own. */
export async function openStudio(...targets: string[]): Promise<OpenStudio> {
  const sites = toSites(targets.map((url) => serverAt(url)));
  const served = await servePage({ folder: inject('page'), sites });
  const browser: Browser = await launchChromium(inject('chromium'));
  const open: OpenStudio['open'] = async (path, contextOptions) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en',
      // What tests put between the page and the server has to see every request.
      serviceWorkers: 'block',
      ...contextOptions,
    });
    context.setDefaultTimeout(100_000); // ends a hang; a busy machine is no failure
    const page = await context.newPage();
    const faults = recordFaults(page);
    await page.goto(served.url + path);
    return { page, faults };
  };
  const close = async () => {
    await browser.close();
    await served.close();
  };
  return { url: served.url, open, [Symbol.asyncDispose]: close };
}

/** Starts the studio with a sandbox and a browser of its own. With `isTwice` the sandbox is listed as two servers. */
export async function startStudio(options: SampleOptions & { readonly isTwice?: boolean } = {}): Promise<Studio> {
  const { isTwice = false, ...sampleOptions } = options;
  const sample = await startSampleServer({ rounds: 1, ...sampleOptions });
  const studio = await openStudio(sample.url, ...(isTwice ? [sample.url] : []));
  const close = async () => {
    await studio[Symbol.asyncDispose]();
    await sample.close();
  };
  return { ...studio, sample, [Symbol.asyncDispose]: close };
}
