import { rmdir } from 'node:fs/promises';

import { createClient } from '@x/resources/client';
import { delay } from '@x/transport/async';

import { checkServer } from './check-server.js';
import { cleanUp } from './clean-up.js';
import type { Flags } from './flags.js';
import { folderImages } from './images/image-folder.js';
import { sampleImages } from './images/sample-images.js';
import type { Reporter } from './output/reporter.js';
import { outputFolder } from './output-folder.js';
import { StepRunner } from './step-runner.js';
import { createTag } from './tag.js';
import { runSteps, type TourResult } from './tour.js';
import { existingServer, startSandbox } from './tour-server.js';

/** Finds the images and the server, runs the steps, and cleans up. */
export async function runTour(flags: Flags, reporter: Reporter, signal: AbortSignal): Promise<void> {
  if (flags.output !== undefined) await outputFolder(flags.output); // better known before the work than after
  const source = flags.images === undefined ? sampleImages() : await folderImages(flags.images);
  await using host =
    flags.server === undefined ? await startSandbox(flags.keep) : existingServer(flags.server, flags.token);

  let requests = 0;
  using client = createClient({ baseUrl: host.url, token: host.token, onRequest: () => requests++ });
  const version = await checkServer(host, signal);
  const output = await outputFolder(flags.output);
  const context = { client, reporter, signal, tag: createTag(), requestCount: () => requests };
  const runner = new StepRunner(context);
  const server = { url: host.url, version, isSandbox: host.isSandbox };
  reporter.start(server);

  let result: TourResult;
  try {
    result = await runSteps(runner, { source, output, prompt: flags.prompt });
  } catch (error) {
    if (flags.output === undefined) await rmdir(output).catch(() => {}); // a folder that is not empty stays
    if (!flags.keep && !host.isSandbox) await cleanUpAfterFailure();
    throw error;
  }
  if (!flags.keep && !host.isSandbox) await runner.run('Clean up', 'the server', cleanUp);
  const { invalidFiles, sheets } = result;
  reporter.finish({ server, steps: runner.reports, invalidFiles, locations: [...sheets, ...host.locations] });

  /** Waits a moment first, because aborted requests may still reach the server. */
  async function cleanUpAfterFailure(): Promise<void> {
    reporter.text('Cleaning up …');
    await delay(300);
    await cleanUp(context).then(
      ({ summary }) => reporter.text(`${summary}.`),
      () => reporter.text(`Could not clean up: the boards of this tour end in “${context.tag.boardName('')}”.`),
    );
  }
}
