import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { fillWithImages } from './support/image-folder.js';
import { runDemo } from './support/run-demo.js';
import { servedSandbox } from './support/served-sandbox.js';
import { temporaryFolder } from './support/temporary-folder.js';

test('--json prints one document with the results and the invalid files, and the server is unchanged afterwards', {
  tags: 'large',
}, async () => {
  await using server = await servedSandbox();
  const before = await server.contents();
  await using folder = await temporaryFolder();
  await fillWithImages(folder.path, 12);
  await writeFile(join(folder.path, 'deeper', 'words.jpg'), 'this is not an image');
  await writeFile(join(folder.path, 'empty.webp'), '');
  const flags = ['--server', server.url, '--images', folder.path, '--output', folder.path];
  const { code, output } = await runDemo(['--json', '--prompt', 'a boat', ...flags]);

  expect(code).toBe(0);
  const { server: reported, steps, invalidFiles, requests } = JSON.parse(output);
  expect(reported).toMatchObject({ version: '6.14.2', isSandbox: false });
  expect(await server.contents()).toEqual(before);
  expect(invalidFiles).toEqual([
    { file: 'deeper/words.jpg', reason: 'rejected: Failed to read image' },
    { file: 'empty.webp', reason: 'the file must not be empty' },
  ]);
  const facts = Object.fromEntries(steps.map((step: { title: string }) => [step.title, step]));
  expect(facts['Upload']).toMatchObject({ facts: { uploaded: 12 }, requests: 15 });
  expect(facts['Merge'].facts).toMatchObject({ moved: 6, deleted: 3, kept: [], failed: [] });
  expect(facts['Duplicate'].facts).toMatchObject({ copied: 6, failed: 0, again: 0 });
  expect(facts['Archive'].facts).toMatchObject({ exported: 6, imported: 6, verified: 'sha256sum -c' });
  expect(facts['Jobs'].facts).toMatchObject({ framed: 6, failed: 1, canceled: 1 });
  expect(facts['Workflow'].facts).toMatchObject({
    inputs: ['Picture', 'Scale', 'Method', 'Border', 'Signature'],
    refused: Array(4).fill(expect.any(String)),
    again: 0,
  });
  const { prints } = facts['Workflow'].facts;
  expect(prints).toHaveLength(12);
  expect(prints).toContainEqual({ picture: 'deeper/image 0.png', status: 'completed', size: '256 × 208' });
  expect(facts['Generate']).toMatchObject({ facts: { prompt: 'a boat' }, isSkipped: true });
  expect(facts['Clean up'].facts).toMatchObject({ boards: 5, jobs: 20, failed: 0 });
  expect(facts['Contact sheets'].facts.sheets).toHaveLength(5);
  expect(requests).toBe(steps.reduce((sum: number, step: { requests: number }) => sum + step.requests, 0));
});

test('--json prints errors as JSON', async () => {
  const { code, output, errors } = await runDemo(['--json', '--images', '/nowhere/at/all']);
  expect({ code, errors }).toEqual({ code: 1, errors: '' });
  expect(JSON.parse(output)).toEqual({
    error: 'Cannot read the folder /nowhere/at/all: no such file or directory.',
  });
});
