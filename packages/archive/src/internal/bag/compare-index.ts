import type { VerifyProblem } from '../../verify.js';
import { type Damage, reasonOf } from '../item/damage.js';
import { type ItemIndex, indexPath } from '../item/item-index.js';
import { sidecarOf } from '../item/sidecar.js';
import type { Storage, StoredFile } from '../storage/storage.js';
import { readContents } from './read-contents.js';

interface Found {
  readonly present: ReadonlyMap<string, StoredFile>;
  /** The hashes of the manifest, where there is one. */
  readonly hashes: ReadonlyMap<string, string> | undefined;
}

const batchSize = 1_000;

/** Returns what cannot be read of the index and the boards, and where the index disagrees with files and the manifest. */
export async function compareIndex(storage: Storage, found: Found, signal?: AbortSignal): Promise<VerifyProblem[]> {
  const { items, damage } = await readContents(storage, { signal });
  try {
    return [...damage.map(toProblem), ...(await compare(items, found))];
  } finally {
    await items.close();
  }
}

async function compare(items: ItemIndex, { present, hashes }: Found): Promise<VerifyProblem[]> {
  const problems: VerifyProblem[] = [];
  const all = items.ascending();
  for (let start = 0; start < all.length; start += batchSize) {
    for (const { path, bytes, sha256 } of await items.lines(all.slice(start, start + batchSize))) {
      const size = present.get(path)?.bytes;
      const listedIn = indexPath;
      if (size === undefined) problems.push({ kind: 'missing', path, listedIn, message: 'is missing' });
      else if (size !== bytes)
        problems.push({ kind: 'changed', path, listedIn, message: `has ${size} bytes, expected ${bytes}` });
      else if (hashes && sha256 !== undefined && hashes.get(path) !== sha256)
        problems.push({
          kind: 'changed',
          path,
          listedIn,
          message: 'has another SHA-256 in the index than in the manifest',
        });
      const sidecar = sidecarOf(path);
      if (!present.has(sidecar)) problems.push({ kind: 'missing', path: sidecar, listedIn, message: 'is missing' });
    }
  }
  return problems;
}

const toProblem = ({ error, isMissing = false }: Damage): VerifyProblem => ({
  kind: isMissing ? 'missing' : 'malformed',
  path: error.path,
  message: reasonOf(error),
});
