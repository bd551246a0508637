import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { declaredNodes } from './nodes/declared-nodes.js';
import { knownNodes } from './nodes/known-nodes.js';
import { liveNodes } from './nodes/node-facts.js';
import { nodesPage } from './nodes/nodes-page.js';
import { implementedRoutes } from './operations/implemented-routes.js';
import { liveOperations } from './operations/live-operations.js';
import { operationsPage } from './operations/operations-page.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const FACTS = `${root}apps/conformance/operations.json`;
const PAGE = `${root}docs/operations.md`;
const NODES = `${root}apps/conformance/nodes.json`;
const NODES_PAGE = `${root}docs/nodes.md`;
const SANDBOX = `${root}packages/sandbox/src/internal/nodes/`;
const KNOWN_NODES = `${root}packages/services/src/internal/graph/known-nodes.ts`;

const { values } = parseArgs({
  options: { server: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log('npm run operations -- [--server URL] [--check]');
  process.exit();
}
const facts = values.server ? await liveOperations(values.server) : readFileSync(FACTS, 'utf8');
const page = operationsPage(JSON.parse(facts), implementedRoutes(root));
const nodes = values.server ? await liveNodes(values.server) : readFileSync(NODES, 'utf8');

/** Returns the text of each file about the node types that the sandbox does not run. */
async function declaredFiles(server: string): Promise<(readonly [file: string, text: string])[]> {
  const families = readdirSync(`${SANDBOX}families`).map((file) => readFileSync(`${SANDBOX}families/${file}`, 'utf8'));
  const texts = Object.entries(await declaredNodes(server, families.join('\n')));
  return texts.map(([name, text]) => [`${SANDBOX}declared/declared-${name}.ts`, text]);
}

for (const [file, text] of [
  [FACTS, facts],
  [PAGE, page],
  [NODES, nodes],
  [NODES_PAGE, nodesPage(JSON.parse(nodes))],
  [KNOWN_NODES, knownNodes(JSON.parse(nodes))],
  ...(values.server ? await declaredFiles(values.server) : []),
] as const) {
  if (!values.check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file.slice(root.length)} is out of date: run npm run operations`);
    process.exitCode = 1;
  }
}
