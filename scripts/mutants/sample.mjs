import { createHash } from 'node:crypto';

/**
 * Returns `size` of the mutants: one of each of as many equal stretches of the list, so that every package and file is
 * represented in proportion. The same seed chooses the same ones.
 */
export function sample(mutants, { size, seed }) {
  if (size >= mutants.length) return [...mutants];
  const rank = ({ key }) => createHash('sha256').update(`${seed}:${key}`).digest('hex');
  return Array.from({ length: size }, (_, index) => {
    const from = Math.floor((index * mutants.length) / size);
    const to = Math.floor(((index + 1) * mutants.length) / size);
    return mutants.slice(from, to).reduce((one, other) => (rank(other) < rank(one) ? other : one));
  });
}
