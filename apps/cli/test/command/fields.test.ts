import { expect, test } from 'vitest';

import { loadAll } from '../../src/command/load.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { wordsOf } from '../support/words-of.js';

const commands = (await loadAll()).flatMap(({ words, command: { fields, examples } }) =>
  fields ? [{ name: words.join(' '), fields, line: examples[0].line }] : [],
);
/** Those that print facts of this program, not a record of the server, which may have more fields. */
const own = commands.filter(({ name }) => /^(auth|config|server) /.test(name));
const setUp = [['config', 'add', 'studio', 'http://127.0.0.1:9090']];
const objects = (stdout: string): object[] => [JSON.parse(stdout)].flat();

test.each(commands)('$name prints the fields that are selected, in their order', async ({ line, fields }) => {
  using server = await seededSandbox(line.replace('jobs', 'FAILED_JOB'));
  const selected = [fields[1] ?? '', fields[0] ?? ''];
  const words = [...wordsOf(line, server.words), `--json=${selected}`];
  const { code, stdout } = await run(words, { ...server, setUp });
  expect(code).toBe(0);
  expect(objects(stdout)).not.toEqual([]);
  for (const object of objects(stdout)) expect(Object.keys(object)).toEqual(selected);
});

test.each(commands)('$name names its fields when one is unknown, and sends nothing', async ({ line, fields }) => {
  const fetch = () => Promise.reject(new Error('a request was sent'));
  using server = await seededSandbox(line);
  const sandbox = { ...server.sandbox, fetch };
  const { code, stderr } = await run([...wordsOf(line, server.words), '--json=nonsense'], { sandbox, setUp });
  expect(code).toBe(2);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(`The fields are ${fields.join(', ')}.`);
});

test.each(own)('$name has no field that cannot be selected', async ({ line, fields }) => {
  using server = await seededSandbox(line);
  const { stdout } = await run([...wordsOf(line, server.words), '--json'], { ...server, setUp });
  for (const object of objects(stdout)) expect(Object.keys(object).sort()).toEqual([...fields].sort());
});
