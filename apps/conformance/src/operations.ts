import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { implemented } from './implemented.js';
import { type Operation, readOperations } from './operation.js';
import { operationsPage } from './operations-page.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const FACTS = `${root}apps/conformance/operations.json`;
const PAGE = `${root}docs/operations.md`;

const { values } = parseArgs({ options: { server: { type: 'string' }, check: { type: 'boolean' } } });
const facts = values.server ? await ask(values.server) : readFileSync(FACTS, 'utf8');
const page = operationsPage(JSON.parse(facts), implemented(root));
for (const [file, text] of [
  [FACTS, facts],
  [PAGE, page],
] as const) {
  if (!values.check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file.slice(root.length)} is stale: run npm run operations`);
    process.exitCode = 1;
  }
}

/** Returns the operations of a live server as JSON, one a line. */
async function ask(server: string): Promise<string> {
  const response = await fetch(`${server.replace(/\/$/, '')}/openapi.json`);
  const operations: Operation[] = readOperations(await response.json());
  return `[\n${operations.map((operation) => JSON.stringify(operation)).join(',\n')}\n]\n`;
}
