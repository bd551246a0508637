import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';

test.each([
  ['cancel', 'FAILED_JOB', 'failed'],
  ['retry', 'PENDING_JOB', 'pending'],
])('jobs %s says how many jobs it leaves as they are', async (verb, word, status) => {
  using server = await seededSandbox(`jobs ${verb} ${word}`);
  const line = ['jobs', verb, server.words[word] ?? '', '--dry-run'];
  expect(await run(line, server)).toEqual({ code: 0, stdout: '', stderr: `${status}: 1\n` });
});
