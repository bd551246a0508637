import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { zipArchive } from '@x/archive/zip-archive';
import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';

test.each(['folder', 'zip file'])(
  'of an archive in a %s whose index and list of boards are lost everything is imported, and both are named',
  async (form) => {
    using server = await seededSandbox('boards import ARCHIVE');
    const { ARCHIVE: folder = '', ZIP_FILE: zip = '' } = server.words;
    for (const file of ['index.jsonl', 'boards.jsonl']) await rm(join(folder, 'data', file));
    if (form === 'zip file') await zipArchive(folder, zip);
    const words = ['boards', 'import', form === 'folder' ? folder : zip, '--yes', '--server', 'http://other'];
    const { code, stdout, stderr } = await run(words, { ...server, sandbox: server.other });
    expect(code, stdout).toBe(3);
    expect(stdout + stderr).toContain('data/index.jsonl: is missing; 7 items are read from their sidecars');
    expect(stdout + stderr).toContain('data/boards.jsonl: is missing; 1 board is named after its folder');
    const boards = await run(['boards', 'list', '--json'], { ...server, sandbox: server.other });
    expect(boards.stdout).toContain('"Landscapes"');
    const shown = JSON.parse((await run(['archive', 'show', folder, '--json'])).stdout);
    expect(shown).toMatchObject({ items: 7, damage: [/boards/, /index/].map((name) => expect.stringMatching(name)) });
  },
);
