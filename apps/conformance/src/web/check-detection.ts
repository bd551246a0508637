import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import type { Browser } from 'playwright-core';

import type { Problem } from './call.js';
import { BOOT_TIMEOUT } from './page.js';
import type { Phase } from './phase.js';
import { runWeb } from './run-web.js';

type Fault = Parameters<ReturnType<typeof createSandbox>['fault']>[0];

/** A fault, and the problem by which a run must name it. */
interface PlantedFault {
  readonly name: string;
  readonly fault: Fault;
  readonly expected: Pick<Problem, 'kind' | 'text'>;
}

const PLANTED: readonly PlantedFault[] = [
  {
    name: 'an operation that fails',
    fault: { kind: 'status', match: 'GET /api/v1/gallery/item_names', status: 500 },
    expected: { kind: 'failed request', text: 'GET /api/v1/gallery/item_names: 500' },
  },
  {
    name: 'a lost response',
    fault: { kind: 'lose', match: 'GET /api/v1/boards/' },
    expected: { kind: 'failed request', text: 'GET /api/v1/boards/: net::ERR_EMPTY_RESPONSE' },
  },
  {
    name: 'a list of models that fails',
    fault: { kind: 'status', match: 'GET /api/v2/models/', status: 500 },
    expected: { kind: 'page error', text: 'Object' },
  },
];

const OPEN: Phase = {
  title: 'open',
  run: async ({ page, url }) => {
    await page.goto(url);
    await page.getByTestId('add-board-button').waitFor({ timeout: BOOT_TIMEOUT });
  },
};

/** Opens the web app on sandboxes with one fault each, and returns the names of those that no problem named. */
export async function checkDetection(browser: Browser, web: string): Promise<string[]> {
  const missed: string[] = [];
  for (const { name, fault, expected } of PLANTED) {
    const sandbox = createSandbox();
    sandbox.fault(fault);
    const { url, close } = await serve(sandbox, { web });
    try {
      const { problems } = await runWeb(browser, { name, url, close }, [OPEN], () => {});
      if (!problems.some(({ kind, text }) => kind === expected.kind && text === expected.text)) missed.push(name);
    } finally {
      await close();
      sandbox.close();
    }
  }
  return missed;
}
