import { expect, onTestFinished, test, vi } from 'vitest';

import { changeResponse, json } from '../../src/mutants/mutant.js';
import { readOptions } from '../../src/options.js';
import { detectMutants } from '../../src/programs/detect-mutants.js';
import { sandboxServer } from '../../src/servers/sandbox.js';

test('a scenario that differs without a fault detects no fault, and fails the run', async () => {
  const printed: string[] = [];
  for (const method of ['log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((text: string) => void printed.push(text));
  }
  onTestFinished(() => void vi.restoreAllMocks());
  const other = sandboxServer(
    (fetch) => async (input, init) =>
      changeResponse(
        'POST /api/v1/boards/',
        json((board) => ({ ...board, colour: 'red' })),
      )(new Request(input, init), fetch),
  );
  onTestFinished(() => other.close());
  const options = readOptions(['--mutants', '--only', 'a new board is empty', '--generated', '1']);
  expect(await detectMutants(options, other)).toBe(false);
  expect(printed).toContain(
    'a sandbox without a fault differs, so it detects none: a new board is empty and is read back unchanged',
  );
  expect(printed.filter((line) => line.endsWith(': a new board is empty and is read back unchanged'))).toHaveLength(1);
});
