/** Runs every contestant once a round, in an order that changes, and returns the median milliseconds of each by name. */
export async function interleave(contestants, rounds, warmUp = 0) {
  const names = Object.keys(contestants);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of shuffled(names)) {
      const start = performance.now();
      const own = await contestants[name]();
      // A contestant that measures itself says so by returning a number.
      const milliseconds = typeof own === 'number' ? own : performance.now() - start;
      if (round >= 0) times[name].push(milliseconds);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

const shuffled = (names) =>
  names
    .map((name) => [Math.random(), name])
    .sort()
    .map(([, name]) => name);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
