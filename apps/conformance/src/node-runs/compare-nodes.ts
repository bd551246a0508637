import { compareRuns, type Difference } from '../compare/compare-runs.js';
import { description } from '../report.js';
import { runScenario } from '../runner/run-scenario.js';
import type { Server } from '../runner/server.js';
import { type NodeRunOptions, nodeScenario } from './node-scenario.js';
import { liveSchemas } from './node-schema.js';

/** Runs random nodes of the types `only`, by default of all, on two servers. Returns how many types differ. */
export async function compareNodes(
  [real, sandbox]: readonly [Server, Server],
  { only, ...options }: NodeRunOptions & { readonly only: readonly string[] },
): Promise<number> {
  const schemas = await liveSchemas(real);
  const different: string[] = [];
  const counts = { nodes: 0, completed: 0 };
  for (const type of [...schemas.nodes.keys()].filter((name) => only.length === 0 || only.includes(name)).sort()) {
    const outcomes = new Map<number, boolean>();
    const scenario = nodeScenario(type, { ...options, schemas, outcomes });
    await runScenario(scenario, sandbox);
    const [left, right] = [await runScenario(scenario, real), await runScenario(scenario, sandbox)];
    const differences = compareRuns(left, right);
    counts.nodes += options.runs;
    counts.completed += [...outcomes.values()].filter(Boolean).length;
    if (differences.length > 0) different.push(type);
    for (const one of differences.slice(0, 4)) console.error(description([real.name, sandbox.name], focused(one)));
  }
  console.log(
    `${counts.nodes} nodes, ${counts.completed} completed: ${different.length} types differ ${different.join(' ')}`,
  );
  return different.length;
}

/** Returns a difference without the long text that both sides begin with. */
function focused({ left, right, ...rest }: Difference): Difference {
  if (typeof left !== 'string' || typeof right !== 'string') return { left, right, ...rest };
  let same = 0;
  while (same < left.length && left[same] === right[same]) same += 1;
  const from = Math.max(0, same - 80);
  return { ...rest, left: left.slice(from), right: right.slice(from) };
}
