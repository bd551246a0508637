import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { interleave } from './interleave.mjs';
import { built, dependency } from './packages.mjs';

const ROUNDS = 25;
const run = promisify(execFile);

/** The first import of one repository in a new process against that of zod alone. */
export async function benchImport() {
  const times = await interleave(
    {
      zod: () => importTime(dependency('zod', 'models')),
      ours: () => importTime(built('repositories', 'image')),
    },
    ROUNDS,
    2,
  );
  return {
    title: `Cold import, median of ${ROUNDS} interleaved processes each`,
    rows: [
      { what: 'zod', ms: times.zod.toFixed(1), 'x zod': '1.00' },
      { what: '@x/repositories/image', ms: times.ours.toFixed(1), 'x zod': (times.ours / times.zod).toFixed(2) },
    ],
    aims: [['cold import against zod', times.ours / times.zod, '<=', 1.25]],
  };
}

async function importTime(address) {
  const program = `const start = performance.now(); await import('${address}'); console.log(performance.now() - start)`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  return Number(stdout);
}
