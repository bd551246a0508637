import type { CatalogFacts, NodeFacts } from './node-facts.js';

/** Returns the text of `known-nodes.ts` of the services: types alone, one node type per line. */
export function knownNodes({ nodes }: CatalogFacts): string {
  return `// Written by \`npm run operations\` from apps/conformance/nodes.json.
import type { BoardField, ColorField, ImageField, ModelIdentifierField, VideoField } from '@x/models/graph';

/** The node types of InvokeAI 6.14.2: the values of their inputs, and the names of their outputs. */
export interface KnownNodes {
${nodes.map(line).join('\n')}
}
`;
}

function line({ type, inputs, outputs, open }: NodeFacts): string {
  const fields = Object.entries(inputs).map(([name, { value }]) => `${name}: ${value}`);
  if (open) fields.push('[field: string]: unknown');
  const names = Object.keys(outputs).map((name) => `'${name}'`);
  return `  ${type}: { inputs: { ${fields.join('; ')} }; outputs: ${names.join(' | ') || 'never'} };`;
}
