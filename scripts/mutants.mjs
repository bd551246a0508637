// Mutation run. Changes the sources of the layers in one place at a time, runs the tests of the changed package, and
// lists what neither they nor the compiler notice.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { findRejected } from './mutants/compile.mjs';
import { readEquivalents } from './mutants/equivalent.mjs';
import { findMutants } from './mutants/find.mjs';
import { isSurvivor, judge } from './mutants/judge.mjs';
import { printVerdict } from './mutants/print.mjs';
import { runMutants } from './mutants/run.mjs';
import { sample } from './mutants/sample.mjs';

const LAYERS = ['models', 'transport', 'repositories', 'services', 'resources', 'metadata', 'archive'];
const REQUIRED_PERCENT = 92;
const USAGE = 'npm run mutants -- [--seed 1] [--sample 300] [--package transport]…';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '300' },
    package: { type: 'string', multiple: true, default: LAYERS },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit();
}
const unknown = values.package.filter((name) => !LAYERS.includes(name));
const size = Number(values.sample);
if (unknown.length > 0) throw new Error(`--package ${unknown[0]}: must be one of ${LAYERS.join(', ')}`);
if (!Number.isSafeInteger(size) || size < 1) throw new Error(`--sample ${values.sample}: must be a positive integer`);

process.chdir(root); // Stryker knows no other directory
const mutants = await findMutants(root, values.package);
const chosen = sample(mutants, { size, seed: values.seed });
console.log(`${mutants.length} mutants, ${chosen.length} chosen with seed ${values.seed}`);

const results = [];
for (const name of values.package) {
  const own = chosen.filter((mutant) => mutant.package === name);
  if (own.length === 0) continue;
  const start = Date.now();
  const tested = await runMutants(name, own);
  const rejected = new Set(findRejected(root, name, tested.filter(isSurvivor)));
  results.push(...tested.map((mutant) => (rejected.has(mutant) ? { ...mutant, status: 'CompileError' } : mutant)));
  console.log(`${name}: ${own.length} mutants, ${Math.round((Date.now() - start) / 1_000)} s`);
}
const verdict = judge(results, { equivalents: readEquivalents(), mutants, packages: values.package });
printVerdict(verdict);
if (verdict.percent < REQUIRED_PERCENT || verdict.stale.length > 0) process.exitCode = 1;
