import type { VerifyProblem } from '../../verify.js';
import type { Storage, StoredFile } from '../storage/storage.js';
import { type Algorithm, longestManifest, manifestPath, parseManifest, parseManifestName } from './manifest.js';

/** A hash that a manifest has of a file. */
interface ExpectedHash {
  readonly algorithm: Algorithm;
  readonly hash: string;
  readonly listedIn: string;
}

/** A file that manifests name. */
export interface Expected {
  readonly path: string;
  readonly hashes: readonly ExpectedHash[];
}

/** What the manifests of an archive say. */
export interface Manifests {
  /** Every file that one of them names. */
  readonly files: readonly Expected[];
  /** The files that each manifest of the payload names. */
  readonly payloads: ReadonlyMap<string, ReadonlySet<string>>;
  /** The SHA-256 of the payload. */
  readonly sha256: ReadonlyMap<string, string>;
  readonly problems: readonly VerifyProblem[];
}

/** Reads every manifest that is there, those of the tag files first. */
export async function readManifests(storage: Storage, present: ReadonlyMap<string, StoredFile>): Promise<Manifests> {
  const files = new Map<string, { path: string; hashes: ExpectedHash[] }>();
  const payloads = new Map<string, ReadonlySet<string>>();
  const problems: VerifyProblem[] = [];
  let sha256: ReadonlyMap<string, string> = new Map();
  for (const path of [...present.keys()].sort().reverse()) {
    const name = parseManifestName(path);
    if (!name) continue;
    const { algorithm, isTag } = name;
    if (algorithm === undefined) {
      problems.push({ kind: 'malformed', path, message: 'has checksums of a kind that is not known' });
      continue;
    }
    const text = await storage.text(path, longestManifest).catch(() => undefined);
    if (text === undefined) problems.push({ kind: 'malformed', path, message: 'is not UTF-8, or too large' });
    const manifest = parseManifest(text ?? '\n', algorithm);
    problems.push(...manifest.problems.map((message) => ({ kind: 'malformed', path, message }) as const));
    for (const [file, hash] of manifest.entries) {
      const known = files.get(file) ?? { path: file, hashes: [] };
      known.hashes.push({ algorithm, hash, listedIn: path });
      files.set(file, known);
    }
    if (!isTag) payloads.set(path, new Set(manifest.entries.keys()));
    if (path === manifestPath) sha256 = manifest.entries;
  }
  return { files: [...files.values()], payloads, sha256, problems };
}
