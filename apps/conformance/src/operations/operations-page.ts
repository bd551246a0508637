import { excludedOperations } from './excluded-operations.js';
import { type Operation, routeOf } from './operation.js';

/** Returns the text of docs/operations.md. */
export function operationsPage(
  operations: readonly Operation[],
  methods: ReadonlyMap<string, readonly string[]>,
): string {
  const implemented = operations.filter((operation) => methods.has(routeOf(operation))).length;
  const groups = Object.groupBy(operations, ({ tag }) => tag);
  const sections = Object.entries(groups)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tag, members = []]) => `## ${tag}\n\n${table(members, methods)}`);
  return `# Operations

Every operation of the server and the method that calls it: ${implemented} of ${operations.length} so far.
Written by \`npm run operations\` from \`apps/conformance/operations.json\` and the route literals in \`packages/repositories/src\`.

${sections.join('\n')}`;
}

function table(operations: readonly Operation[], methods: ReadonlyMap<string, readonly string[]>): string {
  const rows = operations.map((operation) => {
    const route = routeOf(operation);
    const names = methods
      .get(route)
      ?.map((name) => `\`${name}\``)
      .join(', ');
    const reason = excludedOperations[route];
    return `| \`${route}\` | ${names ?? (reason ? `excluded: ${reason}` : 'not yet')} |\n`;
  });
  return `| operation | method |\n|---|---|\n${rows.join('')}`;
}
