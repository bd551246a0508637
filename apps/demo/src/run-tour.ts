import { rmdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import { createClient } from '@x/resources/client';
import { greet } from './check-server.js';
import { cleanUp } from './clean-up.js';
import type { Flags } from './flags.js';
import { openFolder } from './images/image-folder.js';
import { paintAlbum } from './images/sample-images.js';
import type { Screen } from './output/reporter.js';
import { outputFolder } from './output-folder.js';
import { Player } from './step-runner.js';
import { createMark } from './tag.js';
import { type Souvenirs, tour } from './tour.js';
import { startSandbox, visit } from './tour-server.js';

/** Packs the pictures, finds the server, takes the tour and leaves the place as it was. */
export async function travel(flags: Flags, screen: Screen, signal: AbortSignal): Promise<void> {
  const album = flags.pictures === undefined ? paintAlbum() : await openFolder(flags.pictures);
  await using host = flags.server === undefined ? await startSandbox(flags.keep) : visit(flags.server);

  let requests = 0;
  using client = createClient({ baseUrl: host.url, onRequest: () => requests++ });
  const version = await greet(client, host.url, signal);
  const output = await outputFolder(flags.output);
  const stage = { client, screen, signal, mark: createMark(), requests: () => requests };
  const player = new Player(stage);
  const server = { url: host.url, version, sandbox: host.sandbox };
  screen.open(server);

  let souvenirs: Souvenirs;
  try {
    souvenirs = await tour(player, { album, output, prompt: flags.prompt });
  } catch (error) {
    if (flags.output === undefined) await rmdir(output).catch(() => {}); // it stays when there is something in it
    if (!flags.keep && !host.sandbox) await retreat();
    throw error;
  }
  if (!flags.keep && !host.sandbox) await player.play('Clean up', 'after itself', cleanUp);
  screen.end({ server, chapters: player.chapters, ...souvenirs, places: [...souvenirs.sheets, ...host.places] });

  /** What was being sent when the tour broke off may still arrive, so the server is given a moment. */
  async function retreat(): Promise<void> {
    screen.say('Cleaning up …');
    await pause(300);
    await cleanUp(stage).then(
      ({ did }) => screen.say(`${did}.`),
      () => screen.say(`The server does not let me: boards of the tour end in “${stage.mark.name('')}”.`),
    );
  }
}
