import { chooseFiles, expectText, galleryItem, openTab, shown } from '../page.js';
import type { Phase, PhaseContext } from '../phase.js';
import { WORKFLOW } from './workflow-file.js';

export const workflowPhases: readonly Phase[] = [
  { title: 'open the workflow library', run: openLibrary },
  { title: 'load a workflow', run: loadWorkflow },
  { title: 'invoke', run: invoke },
  { title: 'queue', run: showQueue },
  { title: 'save the workflow', run: saveWorkflow },
  { title: 'find the saved workflow', run: findWorkflow },
];

async function openLibrary({ page }: PhaseContext): Promise<void> {
  await openTab(page, 'Workflows');
  await page.getByRole('button', { name: /^Browse Workflow Templates/ }).click();
  const library = page.getByRole('dialog').filter({ hasText: 'Workflow Library' });
  await library.getByRole('button', { name: 'Load from File' }).waitFor();
  await library.getByText('Loading Workflows').waitFor({ state: 'hidden' });
  await library.getByText('No workflows').waitFor({ state: 'hidden' });
  await library.getByRole('button', { name: 'Close' }).first().click();
  await library.waitFor({ state: 'hidden' });
}

async function loadWorkflow({ page }: PhaseContext): Promise<void> {
  const buffer = Buffer.from(JSON.stringify(WORKFLOW));
  const file = { name: 'workflow.json', mimeType: 'application/json', buffer };
  await chooseFiles(page, page.getByRole('button', { name: /^Load workflow from file/ }), [file]);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Load', exact: true }).click();
  for (const { id } of WORKFLOW.nodes) await page.getByTestId(`rf__node-${id}`).waitFor({ state: 'attached' });
}

async function invoke({ page }: PhaseContext): Promise<void> {
  await page.getByTestId('images-tab').click();
  await page.getByRole('button', { name: 'Invoke', exact: true }).click();
  await shown(galleryItem(page, 0).locator('img'));
}

async function showQueue({ page }: PhaseContext): Promise<void> {
  await openTab(page, 'Queue');
  const item = page.getByTestId('queue-item').first();
  await expectText(item, /completed/i);
  await item.click();
  await page.getByTestId('queue-status').waitFor();
}

async function saveWorkflow({ page }: PhaseContext): Promise<void> {
  await openTab(page, 'Workflows');
  await page.getByRole('button', { name: 'Save Workflow' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Save As' }).click();
  await page.getByText('Workflow Saved').first().waitFor();
}

async function findWorkflow({ page }: PhaseContext): Promise<void> {
  await page.getByRole('button', { name: WORKFLOW.name, exact: true }).click();
  const library = page.getByRole('dialog').filter({ hasText: 'Workflow Library' });
  await library.getByRole('button', { name: 'Your Workflows' }).click();
  await library.getByText(WORKFLOW.name, { exact: true }).first().waitFor();
  await library.getByRole('button', { name: 'Close' }).first().click();
  await library.waitFor({ state: 'hidden' });
}
