import { globSync } from 'node:fs';
import { basename } from 'node:path';

/** Where a domain is found in each place that may have it: a file or a folder of its name. */
const COLUMNS = {
  models: 'packages/models/src/*.ts',
  repositories: 'packages/repositories/src/*.ts',
  services: 'packages/services/src/*.ts',
  resources: 'packages/resources/src/*.ts',
  sandbox: 'packages/sandbox/src/internal/domains/*',
  scenarios: 'apps/conformance/src/scenarios/*',
};
/** Files at the root of a package that belong to no domain. */
const SHARED = [
  'client',
  'errors',
  'index',
  'options',
  'page',
  'registry',
  'repositories',
  'services',
  'task',
  'test',
  'timestamp',
];

/** Returns a Markdown table of the domains and of the places that have something to say about each. */
export function domainTable(root) {
  const found = Object.entries(COLUMNS).map(([, pattern]) => globSync(pattern, { cwd: root }));
  const names = found.flat().map((path) => basename(path, '.ts'));
  const domains = [...new Set(names)].filter((name) => !SHARED.includes(name)).sort();
  const rows = domains.map((domain) => [
    domain.replaceAll('-', ' '),
    ...found.map((paths) => {
      const path = paths.find((one) => basename(one, '.ts') === domain);
      return path ? `\`${basename(path)}${path.endsWith('.ts') ? '' : '/'}\`` : '–';
    }),
  ]);
  const head = ['domain', ...Object.keys(COLUMNS)];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
