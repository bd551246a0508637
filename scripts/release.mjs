// Publishes what has a new version: npm run release -- --registry URL [--dry-run]. CONTRIBUTING.md has the whole way.
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { read, show } from './release/command.mjs';
import { targetOf } from './release/target.mjs';
import { whyNot } from './release/why-not.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { registry: { type: 'string' }, 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log('npm run release -- [--registry URL] [--dry-run]');
  process.exit();
}
const scoped = read(root, 'pnpm', ['config', 'get', '@x:registry']);
const reason = whyNot({
  given: values.registry,
  scoped: URL.canParse(scoped) ? scoped : undefined,
  changes: read(root, 'git', ['status', '--porcelain']).split('\n').filter(Boolean),
  waiting: globSync('.changeset/!(README).md', { cwd: root }),
});
if (reason) {
  console.error(reason);
  process.exit(1);
}
show(root, 'pnpm', ['exec', 'turbo', 'run', 'build', 'check:package', '--filter', '@x/*']);
if (values['dry-run']) {
  const target = ['--registry', values.registry ?? scoped];
  show(root, 'pnpm', ['--recursive', '--filter', '@x/*', 'publish', '--dry-run', ...target]);
} else {
  show(root, 'pnpm', ['exec', 'changeset', 'publish'], targetOf(values.registry));
}
