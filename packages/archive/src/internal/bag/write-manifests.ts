import { createHash } from 'node:crypto';

import type { StoredFile } from '../storage/storage.js';
import { encoded } from './encoded.js';
import { hashFile } from './hash-file.js';
import {
  bagInfoPath,
  bagitPath,
  bagitText,
  manifestLine,
  manifestPath,
  strongManifestPath,
  tagManifestPath,
} from './manifest.js';
import type { Sealing } from './sealing.js';

/** Writes the manifests, and `bagit.txt` last. `hashes` has the SHA-256 of files that were hashed when they were written. */
export async function writeManifests(
  { state, changes, about }: Sealing,
  hashes: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<void> {
  const { storage } = state;
  const { writer } = changes;
  let [bytes, files] = [0, 0];
  const manifest = encoded(storage.files('data'), async (file) => {
    signal?.throwIfAborted();
    bytes += file.bytes;
    files++;
    const [hash = ''] = hashes.has(file.path)
      ? [hashes.get(file.path)]
      : await hashFile(storage, file, ['sha256'], signal);
    return manifestLine(hash, file.path);
  });
  const tags = [{ path: manifestPath, ...(await writer.write(manifestPath, manifest)) }];
  if (about.checksum === 'sha512') {
    const strong = encoded(storage.files('data'), async (file: StoredFile) => {
      const [hash = ''] = await hashFile(storage, file, ['sha512'], signal);
      return manifestLine(hash, file.path);
    });
    tags.push({ path: strongManifestPath, ...(await writer.write(strongManifestPath, strong)) });
  }
  const info = [
    ['Bag-Software-Agent', '@x/archive'],
    ['Bagging-Date', new Date().toISOString().slice(0, 10)],
    ['External-Identifier', about.identifier],
    ['External-Description', about.description.replace(/\s+/g, ' ')],
    ['Payload-Oxum', `${bytes}.${files}`],
  ];
  const infoText = info.map(([key, value]) => `${key}: ${value}\n`).join('');
  tags.push({ path: bagInfoPath, ...(await writer.text(bagInfoPath, infoText)) });
  tags.push({ path: bagitPath, sha256: createHash('sha256').update(bagitText).digest('hex'), bytes: bagitText.length });
  await writer.text(tagManifestPath, tags.map(({ sha256, path }) => manifestLine(sha256, path)).join(''));
  await writer.sync('.');
  await writer.text(bagitPath, bagitText);
  await writer.sync('.');
}
