import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeImage } from '@x/sandbox/make-image';
import { expect, test } from 'vitest';

import { ArchiveFileError } from '../../src/errors.js';
import { createArchive, openArchive } from '../../src/open-archive.js';
import { addImages, recorded } from '../support/add-images.js';
import { sealedArchive } from '../support/sealed.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const tags = ['bag-info.txt', 'bagit.txt', 'data', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'];

test('a seal leaves a bag, whose manifest has the hash of every file', async () => {
  const path = folder.next();
  await sealedArchive(path);
  expect((await readdir(path)).sort()).toEqual(tags);
  const lines = (await readFile(join(path, 'manifest-sha256.txt'), 'utf8')).trimEnd().split('\n');
  for (const line of lines) {
    const [hash, file = ''] = line.split('  ');
    expect(
      createHash('sha256')
        .update(await readFile(join(path, file)))
        .digest('hex'),
    ).toBe(hash);
  }
  expect(lines).toHaveLength(8 + 7);
});

test('the table, the models and the description are there for other programs', async () => {
  const path = folder.next();
  await sealedArchive(path);
  const read = (file: string) => readFile(join(path, 'data', file), 'utf8');
  expect((await read('index.csv')).split('\r\n')[0]).toMatch(/^name,kind,board_id,board_name,category,starred/);
  expect(await read('index.csv')).toContain('"日本\n.png"');
  expect(JSON.parse(await read('models.jsonl'))).toMatchObject({ key: 'k', base: 'sd-1' });
  expect(JSON.parse(await read('gallery.json'))).toMatchObject({ name: 'Foxes', counts: { images: 3, videos: 1 } });
  expect(await read('ro-crate-preview.html')).toContain('Brücken 🌉');
  const { '@graph': graph } = JSON.parse(await read('ro-crate-metadata.json'));
  const about = graph.find((entity: { readonly '@id': string }) => entity['@id'] === 'gallery.json');
  expect(about).toMatchObject({ '@type': 'File', encodingFormat: 'application/json' });
  expect(graph[0]).toMatchObject({ conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' } });
});

test('a change opens a sealed archive: from then on it is no bag', async () => {
  const path = folder.next();
  await sealedArchive(path);
  await using archive = await openArchive(path, { writable: true, sync: false });
  expect((await archive.verify()).isValid).toBe(true);
  await addImages(archive, [makeImage({ image_name: 'new.png' })]);
  expect((await readdir(path)).sort()).toEqual(['.x-archive', 'data']);
  await archive.seal();
  expect(await archive.verify()).toMatchObject({ isValid: true });
  expect((await archive.images.names()).total_count).toBe(4);
});

test('a seal that ends early leaves an open archive', async () => {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  await addImages(archive, [makeImage({ image_name: 'a.png' })]);
  const [sidecar = ''] = (await readdir(join(path, 'data'), { recursive: true })).filter((file) =>
    file.endsWith('.png.json'),
  );
  const text = await readFile(join(path, 'data', sidecar), 'utf8');
  await rm(join(path, 'data', sidecar));
  await expect(archive.seal()).rejects.toThrow('is missing');
  expect(await readdir(path)).not.toContain('bagit.txt');
  await writeFile(join(path, 'data', sidecar), text);
  await archive.seal();
  expect((await archive.verify()).isValid).toBe(true);
});

test.each([
  ['cut off', (text: string) => text.slice(0, 20)],
  ['missing', () => undefined],
])('a sealed archive with a sidecar that is %s stays as it is when it is sealed again', async (_, edit) => {
  const path = folder.next();
  await sealedArchive(path);
  const entries = await readdir(path, { recursive: true });
  const sidecar = join(path, entries.find((file) => file.endsWith('.mp4.json')) ?? '');
  const damaged = edit(await readFile(sidecar, 'utf8'));
  await (damaged === undefined ? rm(sidecar) : writeFile(sidecar, damaged));
  const filesOf = async () => {
    const files = (await readdir(path, { recursive: true }))
      .toSorted()
      .filter((file) => !file.startsWith('.x-archive'));
    return Promise.all(
      files.map(async (file) => [file, await readFile(join(path, file), 'hex').catch(() => 'folder')]),
    );
  };
  const before = await filesOf();
  await using archive = await openArchive(path, { writable: true, sync: false });
  await expect(archive.seal({ xmp: true, checksum: 'sha512' })).rejects.toThrow(ArchiveFileError);
  expect(await filesOf()).toEqual(before);
  expect(archive.about).toMatchObject({ xmp: false, checksum: 'sha256' });
  expect(await archive.verify()).toMatchObject({ isSealed: true, isValid: false });
});

test('what is added while an archive is being sealed waits, and opens it again', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  await addImages(archive, [makeImage({ image_name: 'a.png' })]);
  const sealed = archive.seal();
  const added = archive.add(recorded(makeImage({ image_name: 'b.png' })));
  await sealed;
  await added;
  expect(await archive.verify()).toMatchObject({ isSealed: false });
  await archive.seal();
  expect(await archive.verify()).toMatchObject({ isValid: true });
  expect((await archive.images.names()).total_count).toBe(2);
});

test('a stray file in the payload is listed too, so that the bag is valid', async () => {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  await writeFile(join(path, 'data/100%.txt'), 'mine');
  await archive.seal();
  expect(await readFile(join(path, 'manifest-sha256.txt'), 'utf8')).toContain('  data/100%25.txt\n');
  expect((await archive.verify()).isValid).toBe(true);
});

test('a seal waits for what is being added', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  const { promise, resolve } = Promise.withResolvers<void>();
  const item = recorded(makeImage({ image_name: 'a.png' }));
  const open = async () => {
    await promise;
    return item.open();
  };
  const added = archive.add({ ...item, open });
  const sealed = archive.seal();
  await archive.boards.find('a'); // a seal that does not wait goes ahead
  resolve();
  await Promise.all([added, sealed]);
  expect(await archive.verify()).toMatchObject({ isValid: true });
  expect((await archive.images.names()).image_names).toEqual(['a.png']);
});
