import { isSame } from './equivalent.mjs';

// An error outside of a test fails the run of tests as well.
const KILLED = ['Killed', 'RuntimeError'];
const SURVIVED = ['Survived', 'NoCoverage'];

/** Says whether no test noticed a mutant. */
export const isSurvivor = ({ status }) => SURVIVED.includes(status);

/**
 * Sorts results into killed by tests, timed out, rejected by the compiler, survived, and equivalent. An entry of the
 * list of equivalents is stale when its mutant was killed, or when the packages have no such mutant.
 */
export function judge(results, { equivalents, mutants, packages }) {
  const known = [...KILLED, ...SURVIVED, 'Timeout', 'CompileError'];
  const strange = results.find(({ status }) => !known.includes(status));
  if (strange) throw new Error(`${strange.file}:${strange.line}: unexpected status ${strange.status}`);

  const isListed = (mutant) => equivalents.some((entry) => isSame(entry, mutant));
  const killed = results.filter(({ status }) => KILLED.includes(status));
  const timedOut = results.filter(({ status }) => status === 'Timeout');
  const rejected = results.filter(({ status }) => status === 'CompileError');
  const survived = results.filter((mutant) => isSurvivor(mutant) && !isListed(mutant));
  const equivalent = results.filter((mutant) => isSurvivor(mutant) && isListed(mutant));

  const noticed = [...killed, ...rejected];
  const stale = equivalents
    .filter(({ file }) => packages.includes(file.split('/')[0]))
    .filter(
      (entry) => noticed.some((mutant) => isSame(entry, mutant)) || !mutants.some((mutant) => isSame(entry, mutant)),
    );
  const all = killed.length + timedOut.length + rejected.length;
  const percent = all + survived.length === 0 ? 100 : (100 * all) / (all + survived.length);
  return { killed, timedOut, rejected, survived, equivalent, stale, percent };
}
