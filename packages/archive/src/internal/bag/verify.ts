import { forEachLimit, notify } from '@x/transport/async';

import type { VerifyOptions, VerifyProblem, VerifyReport } from '../../verify.js';
import { checkFields, type FieldKinds } from '../check-argument.js';
import { isJunk, isSafePath } from '../name/safe-path.js';
import type { Storage, StoredFile } from '../storage/storage.js';
import { Checkpoint } from './checkpoint.js';
import { compareIndex } from './compare-index.js';
import { hashFile } from './hash-file.js';
import { bagInfoPath, bagitPath, bagitText, tagManifestPath } from './manifest.js';
import { type Expected, type Manifests, readManifests } from './read-manifests.js';

const fields: FieldKinds = {
  ...{ quick: 'boolean', ignoreJunk: 'boolean', checkpoint: 'path', concurrency: 'count' },
  ...{ onProgress: 'callback', signal: 'signal' },
};

/** Verifies an archive: every file that its manifests name, what they do not name, and that the index agrees. */
export async function verifyArchive(storage: Storage, given: VerifyOptions | undefined): Promise<VerifyReport> {
  const options = given ?? {};
  checkFields('options', options, fields);
  const { ignoreJunk = false, signal } = options;
  signal?.throwIfAborted();
  const present = new Map<string, StoredFile>();
  for await (const file of storage.files()) present.set(file.path, file);
  const problems: VerifyProblem[] = [];
  const isSealed = present.has(bagitPath) && present.has(tagManifestPath);
  if (!isSealed) problems.push({ kind: 'missing', path: bagitPath, message: 'the archive is open: it was not sealed' });
  const manifests = await readManifests(storage, present);
  problems.push(...manifests.problems, ...(await checkBagit(storage)));
  if (isSealed) problems.push(...findExtra(present, manifests));
  problems.push(
    ...(await checkOxum(storage, withoutJunk(present, manifests, ignoreJunk))),
    ...[...present.values()].flatMap(linkProblem),
  );
  const safe = manifests.files.filter(({ path, hashes }) => {
    if (isSafePath(path)) return true;
    problems.push({ kind: 'unsafe', path, listedIn: hashes[0]?.listedIn, message: 'leads out of the archive' });
    return false;
  });
  problems.push(...(await compareFiles(storage, { present, expected: safe }, options)));
  problems.push(...(await compareIndex(storage, { present, hashes: isSealed ? manifests.sha256 : undefined }, signal)));
  const counted = onceEach(problems).filter(({ kind }) => !ignoreJunk || kind !== 'junk');
  counted.sort((a, b) => Number(a.path > b.path) - Number(a.path < b.path));
  const bytes = [...present.values()].reduce((sum, file) => sum + file.bytes, 0);
  return { isValid: isSealed && counted.length === 0, isSealed, files: present.size, bytes, problems: counted };
}

/** The index and the manifest may both miss a file: the first that says so is enough. */
function onceEach(problems: readonly VerifyProblem[]): VerifyProblem[] {
  const named = new Map<string, VerifyProblem>();
  for (const problem of problems) {
    const key = problem.kind === 'malformed' ? problem.message : problem.kind;
    if (!named.has(`${key}/${problem.path}`)) named.set(`${key}/${problem.path}`, problem);
  }
  return [...named.values()];
}

async function checkBagit(storage: Storage): Promise<VerifyProblem[]> {
  const text = await storage.text(bagitPath).catch(() => '');
  if (text === undefined || text === bagitText) return [];
  const isOther = /^BagIt-Version: (0\.9[5-7]|1\.0)\r?\nTag-File-Character-Encoding: UTF-8\s*$/.test(text);
  return isOther ? [] : [{ kind: 'malformed', path: bagitPath, message: 'is not what BagIt 1.0 prescribes' }];
}

/** Returns the files of the payload that not every manifest names, and what an operating system put anywhere. */
function findExtra(present: ReadonlyMap<string, StoredFile>, { files, payloads }: Manifests): VerifyProblem[] {
  const known = new Set(files.map(({ path }) => path));
  return [...present.keys()].flatMap((path): VerifyProblem[] => {
    const isListed = known.has(path);
    if (!isListed && isJunk(path)) return [{ kind: 'junk', path, message: 'was put there by an operating system' }];
    // Beside the payload a bag may hold files that no manifest names.
    if (!path.startsWith('data/')) return [];
    if (!isListed) return [{ kind: 'extra', path, message: 'is in no manifest' }];
    const without = [...payloads].filter(([, paths]) => !paths.has(path));
    return without.map(([listedIn]) => ({ kind: 'extra', path, listedIn, message: `is not in ${listedIn}` }));
  });
}

const linkProblem = ({ path, isLink }: StoredFile): VerifyProblem[] =>
  isLink ? [{ kind: 'unsafe', path, message: 'is a link or a device, not a file' }] : [];

/** Returns the files that count: all, or those that no operating system put there after the manifest was written. */
function withoutJunk(present: ReadonlyMap<string, StoredFile>, { files }: Manifests, ignoreJunk: boolean) {
  const known = new Set(ignoreJunk ? files.map(({ path }) => path) : []);
  return [...present.values()].filter(({ path }) => !ignoreJunk || known.has(path) || !isJunk(path));
}

async function checkOxum(storage: Storage, files: readonly StoredFile[]): Promise<VerifyProblem[]> {
  const text = (await storage.text(bagInfoPath).catch(() => '')) ?? '';
  const [, bytes, count] = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec(text) ?? [];
  if (bytes === undefined) return [];
  const payload = files.filter(({ path }) => path.startsWith('data/'));
  const actual = `${payload.reduce((sum, file) => sum + file.bytes, 0)}.${payload.length}`;
  if (actual === `${bytes}.${count}`) return [];
  const message = `names ${bytes} bytes in ${count} files, there are ${actual.replace('.', ' bytes in ')} files`;
  return [{ kind: 'changed', path: 'data', listedIn: bagInfoPath, message }];
}

interface Files {
  readonly present: ReadonlyMap<string, StoredFile>;
  readonly expected: readonly Expected[];
}

async function compareFiles(
  storage: Storage,
  { present, expected }: Files,
  { quick = false, checkpoint, concurrency = 4, onProgress, signal }: VerifyOptions,
): Promise<VerifyProblem[]> {
  const problems: VerifyProblem[] = [];
  const totalBytes = expected.reduce((sum, { path }) => sum + (present.get(path)?.bytes ?? 0), 0);
  let [files, bytes] = [0, 0];
  const done = quick || checkpoint === undefined ? undefined : await Checkpoint.open(checkpoint);
  const compare = async (item: Expected) => {
    const file = present.get(item.path);
    const [{ listedIn } = {}] = item.hashes;
    if (!file) problems.push({ kind: 'missing', path: item.path, listedIn, message: 'is missing' });
    else if (!quick && !file.isLink && !done?.has(item, file)) {
      const found = await compareHashes(storage, { item, file }, signal);
      problems.push(...found);
      if (found.length === 0) await done?.add(item, file);
    }
    files++;
    bytes += file?.bytes ?? 0;
    notify(onProgress, { files, totalFiles: expected.length, bytes, totalBytes });
  };
  let isComplete = false;
  try {
    await forEachLimit(expected, compare, { concurrency, signal });
    isComplete = true;
  } finally {
    await done?.close(isComplete);
  }
  return problems;
}

interface Compared {
  readonly item: Expected;
  readonly file: StoredFile;
}

async function compareHashes(
  storage: Storage,
  { item, file }: Compared,
  signal?: AbortSignal,
): Promise<VerifyProblem[]> {
  const { path, hashes } = item;
  const algorithms = [...new Set(hashes.map(({ algorithm }) => algorithm))];
  try {
    const found = await hashFile(storage, file, algorithms, signal);
    const actual = new Map(algorithms.map((algorithm, index) => [algorithm, found[index]]));
    return hashes.flatMap(({ algorithm, hash, listedIn }): VerifyProblem[] => {
      if (actual.get(algorithm) === hash) return [];
      const name = algorithm.replace(/^sha/, 'SHA-').toUpperCase();
      const message = `has the ${name} ${actual.get(algorithm)}, expected ${hash}`;
      return [{ kind: 'changed', path, listedIn, message }];
    });
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return [{ kind: 'changed', path, listedIn: hashes[0]?.listedIn, message: `cannot be read: ${reason}` }];
  }
}
