import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { InterruptedError } from '../../src/error/cli-error.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';

test('a verification that is interrupted prints the command that reads the rest', async () => {
  using server = await seededSandbox('archive verify ARCHIVE');
  const { ARCHIVE: archive = '' } = server.words;
  const interruption = new AbortController();
  let polls = 0;
  const clock = () => {
    if (++polls === 8) interruption.abort(new InterruptedError());
    return polls * 1_000;
  };
  const begun = await run(['archive', 'verify', archive], { ...server, clock, interrupted: interruption.signal });
  expect(begun.code, begun.stderr).toBe(130);
  expect(begun.stderr).toContain(`Continue: invoke archive verify ${archive} --resume`);
  const folder = join(server.env['XDG_STATE_HOME'] ?? '', 'invoke/verify');
  const [file = ''] = await readdir(folder);
  const read = await readFile(join(folder, file), 'utf8');
  const known = JSON.parse(read.slice(0, read.indexOf('\n')));
  expect(known[0]).toMatch(/\.txt$|^data\//);

  const resumed = await run(['archive', 'verify', archive, '--resume', '--json'], server);
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(await readdir(folder)).toEqual([]);
});

test('an archive that is damaged is code 1, and the file is named', async () => {
  using server = await seededSandbox('archive verify ARCHIVE');
  const { ARCHIVE: archive = '' } = server.words;
  await appendFile(join(archive, 'data/index.csv'), 'x');
  const { code, stdout } = await run(['archive', 'verify', archive], server);
  expect(code).toBe(1);
  expect(stdout).toContain('data/index.csv');
});

test('an archive is verified where nothing can be remembered, and an interruption names the whole line again', async () => {
  using server = await seededSandbox('archive verify ARCHIVE');
  const { ARCHIVE: archive = '' } = server.words;
  const file = join(server.env['XDG_STATE_HOME'] ?? '', '..', 'a file');
  await writeFile(file, '');
  const options = { ...server, env: { XDG_STATE_HOME: file } };
  for (const words of [[], ['--resume']]) {
    const { code, stderr } = await run(['archive', 'verify', archive, ...words], options);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^valid: /) });
  }
  const interruption = new AbortController();
  let polls = 0;
  const clock = () => {
    if (++polls === 8) interruption.abort(new InterruptedError());
    return polls * 1_000;
  };
  const begun = await run(['archive', 'verify', archive], { ...options, clock, interrupted: interruption.signal });
  expect(begun.code).toBe(130);
  expect(begun.stderr).toContain(`Continue: invoke archive verify ${archive}\n`);
});
