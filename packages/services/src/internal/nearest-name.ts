/** Returns the one of `names` that is equal or most similar to `name`, or `undefined` if none is similar. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const wanted = normalized(name);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let nearest: string | undefined;
  let least = limit + 1;
  for (const candidate of names) {
    if (candidate === name) return name;
    const distance = editDistance(wanted, normalized(candidate), least);
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** Ignores case and how words are joined. */
const normalized = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Returns how many letters must be inserted, removed, replaced or swapped with the next one, at most `limit`. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      const isSwap = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const changes = [at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + Number(!isSame)];
      next.push(Math.min(...changes, isSwap ? at(before, j - 2) + 1 : limit));
    }
    if (Math.min(...next) >= limit) return limit;
    [before, row] = [row, next];
  }
  return at(row, to.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
