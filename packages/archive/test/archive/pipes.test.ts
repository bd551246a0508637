import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { makeImage } from '@x/sandbox/make-image';
import { expect, test } from 'vitest';

import { createArchive, openArchive } from '../../src/open-archive.js';
import { addImages } from '../support/add-images.js';
import { collected } from '../support/collected.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

test.runIf(process.platform !== 'win32')('a pipe in place of a file is not waited for, and named', async () => {
  const path = folder.next();
  {
    await using archive = await createArchive(path, { sync: false });
    const images = ['a.png', 'b.png', 'c.png'].map((name) =>
      makeImage({ image_name: name, created_at: '2026-11-22 13:00:00.000' }),
    );
    await addImages(archive, images);
  }
  for (const file of ['a.png', 'b.png.json']) {
    const place = join(path, 'data/uncategorized/2026-11', file);
    await rm(place);
    execFileSync('mkfifo', [place]);
  }
  await using archive = await openArchive(path);
  const invalid: string[] = [];
  const onInvalid = ({ message }: { readonly message: string }) => invalid.push(message);
  const items = await collected(archive.records({ onInvalid }));
  expect(items).toHaveLength(3);
  expect(invalid).toEqual([expect.stringMatching(/b\.png\.json: is a pipe or a device, not a file$/)]);
  await expect(items[0]?.open()).rejects.toThrow(/a\.png: is a pipe or a device, not a file$/);
});
