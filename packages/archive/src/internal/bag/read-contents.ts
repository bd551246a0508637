import type { RequestOptions } from '@x/transport/options';

import { ArchiveFileError } from '../../errors.js';
import { type About, findAbout, sealedCount } from '../crate/about.js';
import { boardNames } from '../crate/board-names.js';
import { BoardList, boardsPath } from '../item/board-list.js';
import { type Damage, damagedLines, reasonOf } from '../item/damage.js';
import { ItemIndex, indexPath } from '../item/item-index.js';
import { lostBoards, rebuildBoards } from '../item/rebuild-boards.js';
import { rebuildIndex } from '../item/rebuild-index.js';
import type { Storage } from '../storage/storage.js';
import { bagitPath, longestManifest, manifestPath, parseManifest } from './manifest.js';

/** What an archive holds, and what of it is damaged. */
export interface Contents {
  readonly about: About;
  readonly items: ItemIndex;
  readonly boards: BoardList;
  readonly damage: readonly Damage[];
}

/**
 * Reads what an archive holds. What a damaged file should say is read from other files, where these say it too. Rejects
 * for what is no archive.
 */
export async function readContents(storage: Storage, { signal }: RequestOptions = {}): Promise<Contents> {
  const expected = await sealedCount(storage);
  const items = await ItemIndex.read(storage);
  try {
    const inItems = await repairItems({ storage, items, expected }, signal);
    const boards = await BoardList.read(storage);
    const inBoards = await repairBoards({ storage, items, boards });
    const { about, problem } = await findAbout(storage);
    if (problem && items.count === 0 && boards.all().length === 0) throw problem;
    const whole = [storage.problem, problem].flatMap((error) => error ?? []);
    const inFiles = whole.map((error) => ({ kind: 'image', key: error.path, error }) as const);
    return { about, items, boards, damage: [...inFiles, ...inBoards, ...inItems] };
  } catch (error) {
    await items.close();
    throw error;
  }
}

interface Repairing {
  readonly storage: Storage;
  readonly items: ItemIndex;
}

/** Adds the items that a damaged index lacks, and returns the damage. */
async function repairItems(
  { storage, items, expected }: Repairing & { readonly expected: number | undefined },
  signal: AbortSignal | undefined,
): Promise<Damage[]> {
  const { problem, damaged, tornLine = 0, isMissing } = items;
  const isSealed = (await storage.text(bagitPath).catch(() => '')) !== undefined;
  const reason = indexReason(items, isSealed ? expected : undefined);
  if (reason === undefined && damaged.length === 0 && tornLine === 0) return [];
  const hashes = isSealed ? await readHashes(storage) : new Map<string, string>();
  const { count, unreadable } = await rebuildIndex(items, storage, { hashes, signal });
  // A new archive has no index, and a writer that was killed leaves half a line, and files of what was not added.
  const isWhole = count === 0 && damaged.length === 0 && (isMissing ? unreadable.length === 0 : tornLine > 0);
  if (isWhole && !isSealed && !problem) return [];
  const { place } = storage;
  const message = `${reason}; ${count === 1 ? '1 item is read from its sidecar' : `${count} items are read from their sidecars`}`;
  const error = new ArchiveFileError(place, indexPath, message, { cause: problem });
  return [
    ...(reason === undefined ? [] : [{ kind: 'image', key: indexPath, error, isMissing } as const]),
    ...damagedLines({ kind: 'image', path: indexPath, place }, tornLine === 0 ? damaged : [...damaged, tornLine]),
    ...unreadable.map(
      (cause) =>
        ({ kind: /\.mp4(\.json)?$/.test(cause.path) ? 'video' : 'image', key: cause.path, error: cause }) as const,
    ),
  ];
}

/** Returns what is wrong with the index as a whole. */
function indexReason({ problem, isMissing, count }: ItemIndex, expected: number | undefined): string | undefined {
  if (problem) return reasonOf(problem);
  if (isMissing) return 'is missing';
  return expected !== undefined && count < expected ? `has ${count} of ${expected} items` : undefined;
}

/** Returns the SHA-256 of files, as far as the manifest can be read. */
async function readHashes(storage: Storage): Promise<ReadonlyMap<string, string>> {
  const text = await storage.text(manifestPath, longestManifest).catch(() => undefined);
  return parseManifest(text ?? '', 'sha256').entries;
}

/** Adds the boards that a damaged list lacks, and returns the damage. */
async function repairBoards({ storage, items, boards }: Repairing & { readonly boards: BoardList }): Promise<Damage[]> {
  const { problem, damaged, isMissing } = boards;
  const lost = lostBoards(boards, items);
  if (lost.size > 0) rebuildBoards(boards, lost, await boardNames(storage));
  const isShort = lost.size > 0 && damaged.length === 0;
  const reason = problem ? reasonOf(problem) : isShort ? (isMissing ? 'is missing' : 'lacks boards') : undefined;
  const { place } = storage;
  const message = `${reason}; ${lost.size === 1 ? '1 board is named after its folder' : `${lost.size} boards are named after their folders`}`;
  const error = new ArchiveFileError(place, boardsPath, message, { cause: problem });
  return [
    ...(reason === undefined ? [] : [{ kind: 'board', key: boardsPath, error, isMissing } as const]),
    ...damagedLines({ kind: 'board', path: boardsPath, place }, damaged),
  ];
}
