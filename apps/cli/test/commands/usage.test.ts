import { expect, test } from 'vitest';

import { run } from '../support/run.js';

test.each([
  ['bords', 'there is no command "bords"', 'Did you mean "boards"?'],
  ['boards foo', 'there is no command "foo"', 'See: invoke boards --help'],
  ['boards list --sever x', 'there is no flag --sever', 'Did you mean "--server"?'],
  ['boards list --nonsense', 'there is no flag --nonsense', 'See: invoke boards list --help'],
  ['boards create -dash', 'there is no flag -d', 'Put -- before what begins with "-" and is no flag.'],
  ['boards show', 'BOARD is missing', 'See: invoke boards show --help'],
  ['boards show a b', 'one word too many: "b"', 'See: invoke boards show --help'],
  ['boards list --server', '--server needs a value', 'See: invoke boards list --help'],
  ['boards list --server a --server b', '--server is given more than once', 'See: invoke boards list --help'],
  ['images list --limit -1', '--limit must be a whole number, got "-1"', 'See: invoke images list --help'],
  ['sandbox --port 65536', '--port must be at most 65535, got 65536', undefined],
  ['resume --forget', '--forget needs the id of a transfer', 'See: invoke resume'],
])('"%s" is refused: %s', async (line, message, hint) => {
  const { code, stdout, stderr } = await run(line.split(' '));
  const advice = hint === undefined ? [] : [`  ${hint}`];
  expect({ code, stdout, lines: stderr.trimEnd().split('\n') }).toEqual({
    ...{ code: 2, stdout: '' },
    lines: [`invoke: ${message}`, ...advice],
  });
});

test('a value that is none of the choices is refused in lines that fit, and the nearest one is suggested', async () => {
  const { code, stderr } = await run(['jobs', 'list', '--status', 'faild'], { columns: 40 });
  expect(code).toBe(2);
  expect(stderr.split('\n').filter((line) => line.length > 40)).toEqual([]);
  expect(stderr.replaceAll(/\s+/g, ' ')).toBe(
    'invoke: --status must be one of pending, in_progress, waiting, completed, failed, canceled, got "faild" Did you mean "failed"? ',
  );
});

test('what follows -- is never a flag', async () => {
  const { stdout } = await run(['boards', 'show', '--', '--json', '--json=a']);
  expect(stdout).toBe('');
});
