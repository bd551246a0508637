import type { VerifyProblem } from '../../verify.js';
import { ItemIndex, indexPath } from '../item/item-index.js';
import { sidecarOf } from '../item/sidecar.js';
import type { Storage, StoredFile } from '../storage/storage.js';

interface Found {
  readonly present: ReadonlyMap<string, StoredFile>;
  /** The hashes of the manifest, where there is one. */
  readonly hashes: ReadonlyMap<string, string> | undefined;
}

const batchSize = 1_000;

/** Returns where the index disagrees with the files and with the manifest. */
export async function compareIndex(storage: Storage, found: Found): Promise<VerifyProblem[]> {
  const items = await ItemIndex.read(storage);
  try {
    return await compare(items, found);
  } finally {
    await items.close();
  }
}

async function compare(items: ItemIndex, { present, hashes }: Found): Promise<VerifyProblem[]> {
  const problems: VerifyProblem[] = items.damaged.map((line) => ({
    kind: 'malformed',
    path: indexPath,
    message: `line ${line} is no item`,
  }));
  const all = items.ascending();
  for (let start = 0; start < all.length; start += batchSize) {
    for (const { path, bytes, sha256 } of await items.lines(all.slice(start, start + batchSize))) {
      const size = present.get(path)?.bytes;
      const listedIn = indexPath;
      if (size === undefined) problems.push({ kind: 'missing', path, listedIn, message: 'is missing' });
      else if (size !== bytes)
        problems.push({ kind: 'changed', path, listedIn, message: `has ${size} bytes, expected ${bytes}` });
      else if (hashes && hashes.get(path) !== sha256)
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
