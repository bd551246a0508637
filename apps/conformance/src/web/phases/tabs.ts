import type { Response } from 'playwright-core';

import { BOOT_TIMEOUT, galleryItem, openTab, shown } from '../page.js';
import type { Phase, PhaseContext } from '../phase.js';

export const tabPhases: readonly Phase[] = [
  { title: 'canvas', run: showing('Canvas', 'Launchpad') },
  { title: 'upscaling', run: showing('Upscaling', 'Upscale and add detail') },
  { title: 'models', run: showing('Models', 'The install queue is empty') },
  { title: 'nodes', run: showing('Nodes', 'Install Node Pack') },
  { title: 'generate', run: generate },
  { title: 'reload', run: reload },
];

/** Returns a phase that opens a tab and waits for a text of it. */
function showing(tab: string, text: string): Phase['run'] {
  return async ({ page }) => {
    await openTab(page, tab);
    await page.getByText(text).first().waitFor();
  };
}

async function generate(context: PhaseContext): Promise<void> {
  // The app saves which tab is open a moment later, and opens it again when the page is reloaded.
  const isSaved = (response: Response) => /"activeTab":"generate"/.test(response.request().postData() ?? '');
  await Promise.all([context.page.waitForResponse(isSaved), showing('Generate', 'Choose Prompt Template')(context)]);
}

async function reload({ page }: PhaseContext): Promise<void> {
  await page.reload();
  await page.getByTestId('add-board-button').waitFor({ timeout: BOOT_TIMEOUT });
  await shown(galleryItem(page, 0).locator('img'));
}
