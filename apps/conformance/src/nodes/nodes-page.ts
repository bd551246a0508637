import { modelLess } from './model-less.js';
import type { CatalogFacts, InputFacts, NodeFacts } from './node-facts.js';

/** Returns the text of docs/nodes.md. */
export function nodesPage(facts: CatalogFacts): string {
  const { nodes } = facts;
  const found = modelLess(facts);
  const sections = Object.entries(Object.groupBy(found, ({ category }) => category))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, members = []]) => `## ${category}\n\n${table(members)}`);
  return `# Nodes without a model

The ${found.length} of ${nodes.length} node types of InvokeAI 6.14.2 that run without an installed model: enough to make,
change and combine images, numbers and texts. Written by \`npm run operations\` from \`apps/conformance/nodes.json\`.

- \`name*\` is required; \`name = value\` has a default; all others may be left out.
- \`→ edge\` takes an edge only: \`graph.add('noise').out('noise')\`. Every other input takes an edge too, if its type is right.
- Every node has \`id\`, \`is_intermediate\` (true hides its images from the gallery) and \`use_cache\` as well.
- \`client.services.nodes.get(type)\` returns what your server says of a node; \`client.services.nodes.lint(graph)\` finds
  what it would refuse. The builder's \`add()\` knows the inputs and outputs of all ${nodes.length} types.

${sections.join('\n')}`;
}

function table(nodes: readonly NodeFacts[]): string {
  const rows = nodes.map(({ type, inputs, outputs }) => {
    const ins = Object.entries(inputs).map(([name, input]) => inputText(name, input));
    return `| \`${type}\` | ${ins.join(', ')} | ${Object.keys(outputs).map(code).join(', ')} |\n`;
  });
  return `| type | inputs | outputs |\n|---|---|---|\n${rows.join('')}`;
}

function inputText(name: string, { value, edge, required, connection, default: fallback }: InputFacts): string {
  const type = connection
    ? `→ ${edge}`
    : value
        .replaceAll('readonly ', '')
        .replace(/ \| null$/, '')
        .replaceAll('|', '\\|');
  const shown = code(required ? `${name}*` : fallback === undefined ? name : `${name} = ${JSON.stringify(fallback)}`);
  return `${shown} ${type}`;
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
