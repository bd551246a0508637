import { appendFile, cp, mkdir, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { beforeAll, expect, test, vi } from 'vitest';

import { createArchive, openArchive } from '../../src/open-archive.js';
import type { VerifyOptions } from '../../src/verify.js';
import { sealedArchive } from '../support/sealed.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const original = folder.next();
beforeAll(() => sealedArchive(original, { xmp: true, checksum: 'sha512' }));

async function copy(): Promise<string> {
  const path = folder.next();
  await cp(original, path, { recursive: true });
  return path;
}

async function verify(path: string, options?: VerifyOptions) {
  await using archive = await openArchive(path);
  return archive.verify(options);
}

const image = 'data/uncategorized/2026-11';

test('a sealed archive is valid, read as a whole or quickly', async () => {
  const onProgress = vi.fn();
  const report = await verify(original, { onProgress });
  expect(report).toMatchObject({ isValid: true, isSealed: true, problems: [] });
  const { files, totalFiles, bytes, totalBytes } = onProgress.mock.lastCall?.[0] ?? {};
  expect([files, bytes]).toEqual([totalFiles, totalBytes]);
  expect(totalFiles).toBe(report.files - 1); // nothing names the manifest of the manifests
  expect((await verify(original, { quick: true })).isValid).toBe(true);
});

test('an archive that was not sealed is not valid', async () => {
  const path = folder.next();
  await (await createArchive(path)).close();
  expect(await verify(path)).toMatchObject({ isValid: false, isSealed: false });
});

/** Flips one bit of a file. */
async function flip(file: string, bit: number): Promise<void> {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, bit >> 3);
  await handle.write(Buffer.from([byte.readUInt8() ^ (1 << (bit & 7))]), 0, 1, bit >> 3);
  await handle.close();
}

test('every flipped bit is named by its file', { timeout: 900_000 }, async () => {
  const path = await copy();
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const flips = process.env['X_EXHAUSTIVE'] ? 2_000 : 100;
  let seed = 1;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const unnamed: string[] = [];
  for (let count = 0; count < flips; count++) {
    const file = files[count % files.length] ?? '';
    const bit = random((await readFile(file)).length * 8);
    await flip(file, bit);
    const name = file.slice(path.length + 1);
    // A gallery.json that is damaged may not be opened at all: that names it too.
    const report = await verify(path).catch((error: { path?: string }) => ({
      problems: [{ path: error.path, listedIn: '' }],
    }));
    if (!report.problems.some((problem) => problem.path === name || problem.listedIn === name))
      unnamed.push(`${name}: ${bit}`);
    await flip(file, bit);
  }
  expect(unnamed).toEqual([]);
  expect((await verify(path)).isValid).toBe(true);
});

test('a missing file is named, by the quick check too', async () => {
  const path = await copy();
  const [first = ''] = await readdir(join(path, image));
  await rm(join(path, image, first));
  for (const quick of [false, true]) {
    const { problems } = await verify(path, { quick });
    expect(problems).toContainEqual(expect.objectContaining({ kind: 'missing', path: `${image}/${first}` }));
  }
});

test('an extra file is named; one of an operating system apart, and ignored on request', async () => {
  const path = await copy();
  await writeFile(join(path, 'data/extra.txt'), 'x');
  await writeFile(join(path, 'data/.DS_Store'), 'x');
  const { problems } = await verify(path);
  expect(problems).toMatchObject([
    { kind: 'changed', path: 'data', listedIn: 'bag-info.txt' },
    { kind: 'junk', path: 'data/.DS_Store' },
    { kind: 'extra', path: 'data/extra.txt' },
  ]);
  await rm(join(path, 'data/extra.txt'));
  expect((await verify(path)).isValid).toBe(false);
  expect((await verify(path, { ignoreJunk: true })).isValid).toBe(true);
});

test('a truncated manifest is named, and so is what it no longer names', async () => {
  const path = await copy();
  const manifest = join(path, 'manifest-sha256.txt');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.slice(0, text.length - 30));
  const { problems } = await verify(path);
  expect(problems).toContainEqual(expect.objectContaining({ kind: 'changed', path: 'manifest-sha256.txt' }));
  expect(problems).toContainEqual(expect.objectContaining({ kind: 'malformed', path: 'manifest-sha256.txt' }));
  expect(problems.some(({ kind }) => kind === 'extra')).toBe(true);
});

test('a path that leads out of the archive is named, and not followed', async () => {
  const path = await copy();
  await writeFile(join(folder.path, 'secret'), 'x');
  await appendFile(join(path, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../secret\n`);
  const { problems } = await verify(path);
  expect(problems).toContainEqual(expect.objectContaining({ kind: 'unsafe', path: 'data/../../secret' }));
});

test('a link is named, and not followed', async () => {
  const path = await copy();
  const [first = ''] = await readdir(join(path, image));
  await rm(join(path, image, first));
  await symlink('/etc/hostname', join(path, image, first));
  await mkdir(join(path, 'data/loop'));
  await symlink('..', join(path, 'data/loop/up'));
  const { problems } = await verify(path);
  const unsafe = problems.filter(({ kind }) => kind === 'unsafe').map((problem) => problem.path);
  expect(unsafe).toEqual(['data/loop/up', `${image}/${first}`]);
  await using archive = await openArchive(path);
  const files = await Promise.allSettled(
    (await archive.images.names()).image_names.map(async (name) => (await archive.images.full(name)).size),
  );
  expect(files.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
});

test('an abort rejects with its own reason', async () => {
  const controller = new AbortController();
  const onProgress = () => controller.abort('enough');
  await expect(verify(original, { signal: controller.signal, onProgress })).rejects.toBe('enough');
});
