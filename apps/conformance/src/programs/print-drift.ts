import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { enumDrift, knownMembers } from '../drift/enum-drift.js';
import { type Drift, fieldDrift } from '../drift/field-drift.js';
import type { Schemas } from '../drift/open-api.js';
import { operationDrift } from '../drift/operation-drift.js';
import { implementedRoutes } from '../operations/implemented-routes.js';
import { type Operation, readOperations, routeOf } from '../operations/operation.js';
import type { Options } from '../options.js';
import { bootedServer, runningServer } from '../servers/invokeai.js';
import type { OpenServers } from '../servers/open-servers.js';
import { PINNED } from '../servers/release.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Prints how a release differs from our models and from the pinned release. */
export async function printDrift({ release, server }: Options, servers: OpenServers): Promise<boolean> {
  const { name, baseUrl, fetch } = await servers.open(
    server ? runningServer(server) : bootedServer(release, console.log),
  );
  const document = await (await fetch(`${baseUrl}/openapi.json`)).json();
  const schemas: Schemas = document.components.schemas;
  const theirs = readOperations(document);
  const ours: Operation[] = JSON.parse(readFileSync(`${root}apps/conformance/operations.json`, 'utf8'));
  const routes = { theirs: theirs.map(routeOf), ours: ours.map(routeOf) };
  const implemented = new Set(implementedRoutes(root).keys());
  const added = routes.theirs.filter((route) => !routes.ours.includes(route));

  console.log(`${name} compared with ${PINNED} and our models\n`);
  print('Operations of the repositories', operationDrift(theirs, ours, implemented));
  print('Fields', fieldDrift(schemas));
  print('Enum members', enumDrift(schemas, knownMembers(root)));
  print(
    `Operations that ${PINNED} lacks`,
    added.map((place) => ({ place, finding: 'added' })),
  );
  const missing = routes.ours.filter((route) => !routes.theirs.includes(route));
  console.log(`${theirs.length} operations, ${missing.length} of ${PINNED} are missing`);
  return true;
}

function print(title: string, drifts: readonly Drift[]): void {
  const width = Math.max(0, ...drifts.map(({ place }) => place.length));
  const lines = drifts.map(({ place, finding }) => `  ${place.padEnd(width)}  ${finding}`);
  console.log(`${title}\n${lines.join('\n') || '  no differences'}\n`);
}
