import { join } from 'node:path';

import { createArchive, openArchive } from '@x/archive/open-archive';
import { TransferService } from '@x/services/transfer';

import { Random } from '../lint/random.js';
import { contentsOf, difference } from './contents.js';
import { countedSandbox } from './counted-sandbox.js';
import { fillGallery } from './fill-gallery.js';
import { runProgram } from './run-program.js';

/** What is transferred, and how often the program is killed. */
export interface KilledTransfer {
  readonly kind: 'export' | 'import' | 'copy';
  readonly images: number;
  readonly kills: number;
  readonly seed: number;
}

const program = new URL('transfer-program.ts', import.meta.url);
/** How many items a transfer has in flight at once. */
const inFlight = 4;

/**
 * Transfers a gallery with a program that is killed at `kills` requests and started again each time. Returns what was
 * lost, doubled or transferred more often than what was in flight explains.
 */
export async function killedTransfer(folder: string, { kind, images, kills, seed }: KilledTransfer) {
  await using source = await countedSandbox();
  await using target = await countedSandbox();
  const items = await fillGallery(source.repositories, images);
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  const reference = await exported(new TransferService(source.repositories), first);
  const from = kind === 'import' ? first : source.url;
  const to = kind === 'export' ? second : target.url;
  const random = new Random(seed);
  const each = Math.max(1, Math.floor((2 * images) / Math.max(kills, 1)));
  let killed = 0;
  let megabytes = 0;
  for (;;) {
    let left = killed < kills ? 1 + random.below(each) + (random.below(2) === 0 ? 0 : planning(images)) : Infinity;
    const onStart = (kill: () => void): void => {
      for (const server of [source, target])
        server.onRequest = () => {
          if (--left === 0) kill();
        };
    };
    const result = await runProgram({ file: program, args: [from, to, join(folder, 'journal')], onStart });
    await source.settled();
    await target.settled();
    if (!result.isKilled) {
      megabytes = Math.round(Number(/"kilobytes":(\d+)/.exec(result.output)?.[1]) / 1_000);
      break;
    }
    killed++;
  }
  const contents =
    kind === 'export'
      ? await read(second)
      : await exported(new TransferService(target.repositories), join(folder, 'third'));
  const sent = target.files.get('upload') ?? 0;
  const fetched = [...source.files.values()].reduce((sum, count) => sum + count, 0);
  const most = items + inFlight * killed;
  return {
    ...{ killed, items, sent, fetched, megabytes },
    problems: [
      ...difference(reference, contents),
      ...(sent > most ? [`sent ${sent} files, more than ${most}`] : []),
      ...(fetched > most ? [`fetched ${fetched} files, more than ${most}`] : []),
    ],
  };
}

/** About how many requests a program makes before the first item. */
const planning = (images: number): number => 8 + Math.ceil(images / 100);

async function exported(transfer: TransferService, folder: string): Promise<readonly string[]> {
  await using archive = await createArchive(folder, { sync: false });
  await transfer.exportTo(archive).run();
  return await contentsOf(archive); // before the archive is closed
}

async function read(folder: string): Promise<readonly string[]> {
  await using archive = await openArchive(folder);
  return await contentsOf(archive); // before the archive is closed
}
