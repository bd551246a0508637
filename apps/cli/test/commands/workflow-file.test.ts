import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

test.each(['', '[]', 'a secret', '"Upscale"'])(
  'a file with %j is no workflow, and not the name of one',
  async (text) => {
    using server = await seededSandbox();
    using home = temporaryHome();
    const file = join(home.path, 'notes.json');
    await writeFile(file, text);
    const { code, stderr } = await run(['run', file, '--dry-run'], { ...server, columns: 200 });
    expect(code).toBe(2);
    expect(stderr).toContain(`"${file}" is no workflow\n  Name a file that the node editor has saved.`);
  },
);

test('a file that begins with the mark of UTF-8 is read without it', async () => {
  using server = await seededSandbox('run WORKFLOW');
  using home = temporaryHome();
  const { WORKFLOW = '', FOLDER = '' } = server.words;
  const marked = join(home.path, 'marked.json');
  await writeFile(marked, `\ufeff${await readFile(WORKFLOW, 'utf8')}`);
  const { code, stderr } = await run(['run', marked, '--over', FOLDER, '--dry-run'], server);
  expect(code, stderr).toBe(0);
  const body = join(home.path, 'body.json');
  await writeFile(body, '\ufeff{"board_name":"Sea"}');
  const line = ['api', 'POST', '/api/v1/boards/', '--body', `@${body}`, '--dry-run', '--json'];
  expect(JSON.parse((await run(line, server)).stdout)).toMatchObject({ body: { board_name: 'Sea' } });
});
