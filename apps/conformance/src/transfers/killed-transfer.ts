import { join } from 'node:path';

import { createArchive, openArchive } from '@x/archive/open-archive';
import { TransferService } from '@x/services/transfer';

import { Random } from '../lint/random.js';
import { contentsOf, difference } from './contents.js';
import { type CountedSandbox, countedSandbox } from './counted-sandbox.js';
import { fillFolder } from './fill-folder.js';
import { fillGallery } from './fill-gallery.js';
import { runProgram } from './run-program.js';

/** What is transferred by programs that are killed. */
export const killedKinds = ['export', 'import', 'copy', 'upload'] as const;

/** What is transferred, and how often the program is killed. */
export interface KilledTransfer {
  readonly kind: (typeof killedKinds)[number];
  readonly images: number;
  readonly kills: number;
  readonly seed: number;
}

const program = new URL('transfer-program.ts', import.meta.url);
/** How many items a transfer has in flight at once. */
const inFlight = 4;

/**
 * Transfers a gallery, or the files of a folder, with a program that is killed at `kills` requests and started again
 * each time. Returns what was lost, doubled or transferred more often than what was in flight explains.
 */
export async function killedTransfer(folder: string, { kind, images, kills, seed }: KilledTransfer) {
  await using source = await countedSandbox();
  await using target = await countedSandbox();
  const [files, first, second] = [join(folder, 'files'), join(folder, 'first'), join(folder, 'second')];
  const items = kind === 'upload' ? await fillFolder(files, images) : await fillGallery(source.repositories, images);
  // What a program does that is not killed.
  if (kind === 'upload') await new TransferService(source.repositories).upload(files, { boardByFolder: true }).run();
  const reference = await exported(source, first);
  const from = { export: source.url, import: first, copy: source.url, upload: files }[kind];
  const to = kind === 'export' ? second : target.url;
  const left = async () =>
    images - (kind === 'export' ? source.files.size : (await target.repositories.gallery.names()).total_count);
  const random = new Random(seed);
  let killed = 0;
  let megabytes = 0;
  for (;;) {
    const point =
      killed < kills ? killPoint(random, await left(), kills - killed) : { isFile: false, request: Infinity };
    const onStart = (kill: () => void): void => {
      let request = 0;
      for (const server of [source, target])
        server.onRequest = (isFile) => {
          if (point.isFile && !isFile) return;
          if (++request === point.request) kill();
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
  const contents = kind === 'export' ? await read(second) : await exported(target, join(folder, 'third'));
  const sent = target.files.get('upload') ?? 0;
  const fetched = [...source.files.values()].reduce((sum, count) => sum + count, 0);
  const most = items + inFlight * killed;
  return {
    ...{ killed, items, sent, fetched, megabytes },
    problems: [
      ...difference(reference, contents),
      ...(sent > most ? [`sent ${sent} files, more than ${most}`] : []),
      ...(fetched > most ? [`fetched ${fetched} files, more than ${most}`] : []),
      ...(killed < kills ? [`killed ${killed} times, not ${kills}`] : []),
    ],
  };
}

/**
 * Returns at which request the next program is killed, so that work is left for all later ones: at one of a file, or at
 * any request, which is often one of those before the first file.
 */
function killPoint(random: Random, files: number, kills: number) {
  const isFile = random.below(2) === 0 && files > 0;
  return { isFile, request: 1 + random.below(Math.min(files, Math.floor((2 * files) / kills))) };
}

async function exported({ repositories }: Pick<CountedSandbox, 'repositories'>, folder: string) {
  await using archive = await createArchive(folder, { sync: false });
  await new TransferService(repositories).exportTo(archive).run();
  return await contentsOf(archive); // before the archive is closed
}

async function read(folder: string): Promise<readonly string[]> {
  await using archive = await openArchive(folder);
  return await contentsOf(archive); // before the archive is closed
}
