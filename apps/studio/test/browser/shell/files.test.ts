import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import { launchChromium } from 'conformance/launch-chromium';
import { expect, inject, test } from 'vitest';

import { recordFaults } from '../../support/record-faults.js';

const program = fileURLToPath(new URL('../../../src/server/main.ts', import.meta.url));

test('the files that --build writes work beside a server, at its own address', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'studio-files-'));
  const args = ['--import', 'tsx', '--conditions=@x/source', program, '--build', folder];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toContain(`written to ${folder}`);
  const sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: 'b1', board_name: 'Beside' }], images: [{ board_id: 'b1' }] });
  await using server = await serve(sandbox, { web: folder });
  const browser = await launchChromium(inject('chromium'));
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  const faults = recordFaults(page);
  await page.goto(server.url);
  await page.locator('[data-index="0"] img[data-state=loaded]').waitFor();
  await page.getByRole('link', { name: 'Boards', exact: true }).click();
  await page.getByRole('link', { name: 'Beside' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Beside' }).waitFor();
  expect(faults).toEqual([]);
  await browser.close();
  await rm(folder, { recursive: true });
  sandbox.close();
}, 600_000);
