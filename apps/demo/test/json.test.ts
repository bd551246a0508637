import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { fillWithPictures } from './support/image-folder.js';
import { takeTour } from './support/run-demo.js';
import { servedSandbox } from './support/served-sandbox.js';
import { temporaryFolder } from './support/temporary-folder.js';

test('--json prints one document that says what was done and which files are broken; the server is left as it was found', async () => {
  await using server = await servedSandbox();
  const before = await server.belongings();
  await using folder = await temporaryFolder();
  await fillWithPictures(folder.path, 12);
  await writeFile(join(folder.path, 'deeper', 'words.jpg'), 'this is no picture');
  await writeFile(join(folder.path, 'empty.webp'), '');
  const places = ['--server', server.url, '--pictures', folder.path, '--output', folder.path];
  const { code, output } = await takeTour(['--json', '--prompt', 'a boat', ...places]);

  expect(code).toBe(0);
  const { server: told, chapters, broken, requests } = JSON.parse(output);
  expect(told).toMatchObject({ version: '6.14.2', sandbox: false });
  expect(await server.belongings()).toEqual(before);
  expect(broken).toEqual([
    { file: 'deeper/words.jpg', reason: 'refused: Failed to read image' },
    { file: 'empty.webp', reason: 'the file is empty' },
  ]);
  const facts = Object.fromEntries(chapters.map((chapter: { title: string }) => [chapter.title, chapter]));
  expect(facts['Upload']).toMatchObject({ facts: { uploaded: 12 }, requests: 14 });
  expect(facts['Merge'].facts).toMatchObject({ moved: 6, deleted: 3, kept: [], failed: [] });
  expect(facts['Duplicate'].facts).toMatchObject({ copied: 6, failed: 0, again: 0 });
  expect(facts['Jobs'].facts).toMatchObject({ framed: 6, failed: 1, canceled: 1 });
  expect(facts['Draw']).toMatchObject({ facts: { prompt: 'a boat' }, passedOver: true });
  expect(facts['Clean up'].facts).toMatchObject({ boards: 4, jobs: 8, failed: 0 });
  expect(facts['Contact sheets'].facts.sheets).toHaveLength(4);
  expect(requests).toBe(chapters.reduce((sum: number, chapter: { requests: number }) => sum + chapter.requests, 0));
});

test('--json says in the same way what is wrong', async () => {
  const { code, output, complaints } = await takeTour(['--json', '--pictures', '/nowhere/at/all']);
  expect({ code, complaints }).toEqual({ code: 1, complaints: '' });
  expect(JSON.parse(output)).toEqual({
    error: 'The folder /nowhere/at/all cannot be read: no such file or directory.',
  });
});
