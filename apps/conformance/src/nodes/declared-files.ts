import { record } from '../record.js';
import { declaredNodes } from './declared-nodes.js';

const FOLDER = 'packages/sandbox/src/internal/nodes/';

/** The node types that the sandbox runs, by family. */
interface Registry {
  readonly nodeFamilies: readonly (readonly { readonly type: string }[])[];
}

/** Returns the texts of the sandbox's files about the node types of a server that it does not run, by path. */
export async function declaredFiles(root: string, server: string): Promise<ReadonlyMap<string, string>> {
  const document = await (await fetch(`${server.replace(/\/$/, '')}/openapi.json`)).json();
  // By its path: no package exports what only this needs.
  const { nodeFamilies }: Registry = await import(/* @vite-ignore */ `${root}${FOLDER}registry.ts`);
  const own = new Set(nodeFamilies.flat().map(({ type }) => type));
  const texts = Object.entries(declaredNodes(record(document), own));
  return new Map(texts.map(([name, text]) => [`${FOLDER}declared/declared-${name}.ts`, text]));
}
