import { compareRuns } from '../compare/compare-runs.js';
import { explain } from '../compare/explain.js';
import { readExplanations } from '../compare/explanations.js';
import { faultyServers } from '../mutants/all-mutants.js';
import type { Options } from '../options.js';
import { canRun, runScenario, type ScenarioRun } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { Server } from '../runner/server.js';
import { chosenScenarios } from '../scenarios.js';
import { exchangesOf } from '../sequences/compare-sequences.js';
import { SequenceRunner } from '../sequences/run-sequence.js';
import { generate } from '../sequences/sequence.js';
import type { Step } from '../sequences/step.js';
import { sandboxServer } from '../servers/sandbox.js';

/** The part of the faults that must be detected. */
const REQUIRED = 0.95;

/** What was recorded on a server without faults. */
interface Recording {
  readonly scenarios: readonly { readonly scenario: Scenario; readonly run: ScenarioRun }[];
  readonly sequences: readonly { readonly seed: number; readonly steps: readonly Step[]; readonly run: ScenarioRun }[];
}

/**
 * Records scenarios and generated sequences once on a server, then runs them on each sandbox with a fault until the first
 * difference. Returns whether a sandbox without a fault shows none, and at least 95 % of the faults are detected.
 */
export async function detectMutants(options: Options, real: Server): Promise<boolean> {
  const recording = await recordOn(real, options);
  console.log(
    `recorded ${recording.scenarios.length} scenarios and ${recording.sequences.length} sequences on ${real.name}`,
  );
  const withoutFault = await allDetectors(sandboxServer(), recording);
  for (const title of withoutFault) console.error(`a sandbox without a fault differs, so it detects none: ${title}`);
  const stable: Recording = {
    scenarios: recording.scenarios.filter(({ scenario }) => !withoutFault.has(scenario.title)),
    sequences: recording.sequences.filter(({ seed }) => !withoutFault.has(sequenceTitle(seed))),
  };
  const undetected: string[] = [];
  for (const { title, create } of faultyServers) {
    const found = await firstDetector(create(), stable);
    console.log(`${title}: ${found ?? 'NOT DETECTED'}`);
    if (!found) undetected.push(title);
  }
  const detected = faultyServers.length - undetected.length;
  console.log(`${detected} of ${faultyServers.length} faults detected`);
  for (const title of undetected) console.error(`not detected: ${title}`);
  return withoutFault.size === 0 && detected >= REQUIRED * faultyServers.length;
}

async function recordOn(server: Server, { only, generated = 2_000, seed = 1 }: Options): Promise<Recording> {
  const scenarios: Recording['scenarios'][number][] = [];
  for (const scenario of (await chosenScenarios(only)).filter((one) => canRun(one, server)))
    scenarios.push({ scenario, run: await runScenario(scenario, server) });
  const sequences: Recording['sequences'][number][] = [];
  const runner = await SequenceRunner.open(server);
  let exchanges = 0;
  for (let next = seed; exchanges < generated; next++) {
    const steps = generate(next);
    const run = await runner.run(steps);
    exchanges += exchangesOf(run);
    sequences.push({ seed: next, steps, run });
  }
  runner.close();
  return { scenarios, sequences };
}

const sequenceTitle = (seed: number): string => `--seed ${seed}`;

/** Yields what shows a difference between a server and the recording. */
async function* detectors(server: Server, { scenarios, sequences }: Recording): AsyncGenerator<string> {
  for (const { scenario, run } of scenarios) {
    const differences = compareRuns(run, await runScenario(scenario, server));
    const { unexplained } = explain(differences, readExplanations(new Set([scenario.title])));
    if (unexplained.length > 0) yield scenario.title;
  }
  const runner = await SequenceRunner.open(server);
  for (const { seed, steps, run } of sequences) {
    if (compareRuns(run, await runner.run(steps)).length > 0) yield sequenceTitle(seed);
  }
}

async function allDetectors(server: Server, recording: Recording): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  try {
    for await (const title of detectors(server, recording)) found.add(title);
    return found;
  } finally {
    await server.close();
  }
}

/** Returns the first of the detectors, `undefined` when there is none. */
async function firstDetector(server: Server, recording: Recording): Promise<string | undefined> {
  try {
    for await (const title of detectors(server, recording)) return title;
    return undefined;
  } catch (error) {
    return `the run ended with ${error}`;
  } finally {
    await server.close();
  }
}
