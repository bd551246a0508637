import type { Options } from '../options.js';
import { description } from '../report.js';
import type { Server } from '../runner/server.js';
import { compareSequences } from '../sequences/compare-sequences.js';
import { generate } from '../sequences/sequence.js';
import { printSequence } from '../sequences/step.js';

const DEFAULT = { exchanges: 2_000, seed: 1, maxDifferent: 5 };

/** Compares generated sequences, prints those that differ as programs, and returns their number. */
export async function compareGenerated(
  { generated, seed }: Pick<Options, 'generated' | 'seed'>,
  servers: readonly [Server, Server],
): Promise<number> {
  const isReplay = generated === undefined && seed !== undefined;
  if (isReplay) console.log(printSequence(generate(seed)));
  const exchanges = isReplay ? 1 : (generated ?? DEFAULT.exchanges);
  const { different, ...counts } = await compareSequences(servers, {
    ...DEFAULT,
    exchanges,
    ...(seed !== undefined && { seed }),
  });
  const names = [servers[0].name, servers[1].name] as const;
  for (const { seed: found, steps, differences } of different) {
    console.error(`\na generated sequence differs: --seed ${found}\n\n${printSequence(steps)}`);
    for (const difference of differences) console.error(description(names, difference));
  }
  console.log(
    `${counts.sequences} generated sequences, ${counts.exchanges} exchanges, ${counts.events} events: ${different.length} sequences differ`,
  );
  return different.length;
}
