import { readFileSync } from 'node:fs';

import { declaredFiles } from '../nodes/declared-files.js';
import { knownNodes } from '../nodes/known-nodes.js';
import { liveNodes } from '../nodes/node-facts.js';
import { nodesPage } from '../nodes/nodes-page.js';
import { implementedRoutes } from './implemented-routes.js';
import { liveOperations } from './live-operations.js';
import { operationsPage } from './operations-page.js';

const FACTS = 'apps/conformance/operations.json';
const NODES = 'apps/conformance/nodes.json';

/** Texts of files, by path. */
type Texts = ReadonlyMap<string, string>;

/** Returns the texts of the files that are read from a server. */
export async function serverFiles(root: string, server: string): Promise<Texts> {
  return new Map([
    [FACTS, await liveOperations(server)],
    [NODES, await liveNodes(server)],
    ...(await declaredFiles(root, server)),
  ]);
}

/** Returns the texts of the files that are written from facts: those of `read`, or else the committed ones. */
export function factFiles(root: string, read: Texts): Texts {
  const facts = (file: string) => JSON.parse(read.get(file) ?? readFileSync(`${root}${file}`, 'utf8'));
  return new Map([
    ['docs/operations.md', operationsPage(facts(FACTS), implementedRoutes(root))],
    ['docs/nodes.md', nodesPage(facts(NODES))],
    ['packages/services/src/internal/graph/known-nodes.ts', knownNodes(facts(NODES))],
  ]);
}

/** Returns the paths of the files whose text is another one. */
export const staleFiles = (root: string, files: Texts): string[] =>
  [...files].filter(([file, text]) => readFileSync(`${root}${file}`, 'utf8') !== text).map(([file]) => file);
