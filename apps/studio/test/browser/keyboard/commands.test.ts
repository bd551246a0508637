import { afterAll, beforeAll, expect, test } from 'vitest';

import { type CommandId, commandList } from '../../../src/commands/command-table.js';
import { type Studio, startStudio } from '../../support/open-studio.js';
import { boardKeys } from './board-keys.js';
import { actKeys, findKeys, galleryKeys } from './gallery-keys.js';
import { jobKeys } from './job-keys.js';
import type { KeyCheck } from './key-check.js';
import { administrator, serverKeys } from './server-keys.js';
import { shellKeys } from './shell-keys.js';
import { viewerKeys } from './viewer-keys.js';
import { workflowKeys } from './workflow-keys.js';

let single: Studio;
let withUsers: Studio;
beforeAll(async () => {
  single = await startStudio({ isTwice: true });
  withUsers = await startStudio({ administrator });
});
afterAll(async () => {
  await single[Symbol.asyncDispose]();
  await withUsers[Symbol.asyncDispose]();
});

/** A command that is not here does not compile. */
const checks: Readonly<Record<CommandId, KeyCheck>> = {
  ...shellKeys,
  ...galleryKeys,
  ...findKeys,
  ...actKeys,
  ...viewerKeys,
  ...boardKeys,
  ...jobKeys,
  ...workflowKeys,
  ...serverKeys,
};

test.each(commandList)('%s is carried out by its key, without the mouse', async (id, { keys }) => {
  const { path, prepare, shows, needsUsers = false } = checks[id];
  const studio = needsUsers ? withUsers : single;
  const permissions = ['clipboard-read', 'clipboard-write'];
  const { page, faults } = await studio.open(path, { colorScheme: 'light', permissions });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await prepare?.(page, studio);
  for (const key of (keys[0] ?? '').replace('$mod', 'Control').split(' ')) await page.keyboard.press(key);
  await shows(page);
  // Before the login the server refuses what the page asks for.
  expect(faults.filter((line) => !(needsUsers && /401|WebSocket/.test(line)))).toEqual([]);
  await page.context().close();
});
