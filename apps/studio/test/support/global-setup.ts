import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findChromium } from 'conformance/find-chromium';
import type { TestProject } from 'vitest/node';

import { buildPage } from '../../src/server/build-page.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built page. */
    readonly page: string;
    /** The path of a Chromium. */
    readonly chromium: string;
  }
}

/** Builds the page once for all tests, and finds a Chromium. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-test-'));
  const [chromium] = await Promise.all([findChromium(console.log), buildPage(folder)]);
  project.provide('page', folder);
  project.provide('chromium', chromium);
  return () => rm(folder, { recursive: true, force: true });
}
