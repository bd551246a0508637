// Rehearses a release: versions and publishes a clone of this commit to a registry of its own, then is its user.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { layers } from './architecture/layers.mjs';
import { read, show } from './release/command.mjs';
import { installCompilers } from './release/compilers.mjs';
import { check, compile, install } from './release/consumer.mjs';
import { checkProgram, programs } from './release/program.mjs';
import { startRegistry } from './release/registry.mjs';
import { installRuntimes } from './release/runtimes.mjs';
import { targetOf } from './release/target.mjs';
import { checkWeb } from './release/web.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const users = process.argv.slice(2);
const known = [...Object.keys(layers), ...programs];
if (users.some((name) => !known.includes(name))) {
  console.log(`npm run release:rehearse -- [NAME…], to be the user of ${known.join(', ')} or of some`);
  process.exit(users.includes('--help') ? 0 : 1);
}
const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
const registry = await startRegistry(folder);
try {
  release(join(folder, 'clone'));
  const compilers = installCompilers(join(folder, 'compilers'));
  const runtimes = installRuntimes(join(folder, 'runtimes'));
  console.log('runs on', runtimes.map(({ name }) => name).join(', '));
  for (const [layer, below] of Object.entries(layers)) {
    if (users.length > 0 && !users.includes(layer)) continue;
    const consumer = join(folder, layer);
    const packages = install(layer, consumer, registry.url);
    const arrived = packages.flatMap((name) => /^@x\/(.+)/.exec(name)?.[1] ?? []).sort();
    const expected = [...below, layer].sort();
    if (`${arrived}` !== `${expected}`) throw new Error(`@x/${layer} brought ${arrived}, not ${expected}`);
    compile(layer, consumer, compilers);
    for (const runtime of runtimes) check(layer, consumer, runtime);
    console.log(`@x/${layer}: ${arrived.join(', ')} and ${packages.length - arrived.length} others`);
  }
  if (users.length === 0 || users.includes('cli')) {
    const { version, megabytes } = checkProgram(join(folder, 'cli'), registry.url);
    console.log(`@x/cli ${version}: works with npx, ${megabytes} MB in all`);
  }
  if (users.length === 0) {
    const compiler = compilers.at(-1);
    const names = checkWeb(join(folder, 'web'), { registry: registry.url, compiler, runtimes });
    console.log('the same work in', names.join(', '));
  }
} catch ({ message }) {
  console.error(message);
  process.exitCode = 1;
} finally {
  registry.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Works in a clone, so that versions and tags never touch the checkout. Builds first: there the cache still helps. */
function release(clone) {
  const git = (...args) => read(clone, 'git', args);
  const npmrc = join(folder, 'npmrc');
  const auth = { NPM_CONFIG_USERCONFIG: npmrc, PNPM_CONFIG_NPMRC_AUTH_FILE: npmrc };
  read(folder, 'git', ['clone', '--quiet', root, clone]);
  git('config', 'user.name', 'rehearsal');
  git('config', 'user.email', 'rehearsal@localhost');
  git('checkout', '--quiet', '-B', 'main');
  writeFileSync(join(clone, '.changeset/rehearsal.md'), '---\n"@x/models": patch\n---\n\nA release is rehearsed.\n');
  writeFileSync(npmrc, `${registry.url.replace('http:', '')}:_authToken=${registry.token}\n`);

  const cache = { TURBO_CACHE_DIR: process.env.TURBO_CACHE_DIR ?? join(root, '.turbo/cache') };
  read(clone, 'pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--ignore-scripts']);
  show(clone, 'pnpm', ['exec', 'turbo', 'run', 'build', '--filter', '@x/*', '--output-logs', 'errors-only'], cache);
  show(clone, 'pnpm', ['exec', 'changeset', 'version']);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'version');
  read(clone, 'pnpm', ['exec', 'changeset', 'publish'], { ...targetOf(registry.url), ...auth });
  const tags = git('tag', '--points-at', 'HEAD').split('\n');
  if (tags.length !== Object.keys(layers).length + programs.length) throw new Error(`tagged: ${tags}`);
  console.log('published and tagged', ...tags);
}
