// Writes what is a list of what is there: each package's src/index.ts, from the files at its root, the lists of exported
// names that reviews read, the registries of packages that collect what is in a folder of theirs, and the table of domains
// in ARCHITECTURE.md. `--check` writes nothing and fails when one of them is not up to date.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { publicNames } from './architecture/public-names.mjs';
import { registries } from './architecture/registries.mjs';
import { domainTable } from './indexes/domain-table.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Entry points for tests, of Node alone, and tools for the layers above: importing the index must not bring them along. */
const APART = /^(implementation|test|test-.+|async|token-file|file-source|workflow-folder|workflow-types)$/;

const stale = [];
for (const [name, modules] of publicNames(root)) {
  const listed = modules.filter(({ module }) => module !== 'index' && !APART.test(module));
  write(`packages/${name}/src/index.ts`, format(listed.flatMap(exportsOf).join('')));
  write(`scripts/pins/exports/${name}.txt`, modules.map((module) => linesOf(name, module, listed)).join('\n'));
}
for (const { path, text } of registries(root)) write(path, format(text));
const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
write('ARCHITECTURE.md', page.replace(/(?<=<!-- domains -->\n)[\s\S]*?(?=<!-- \/domains -->)/, domainTable(root)));
if (stale.length > 0) {
  console.error(`not up to date: ${stale.join(', ')}; run \`npm run indexes\``);
  process.exitCode = 1;
}

function exportsOf({ module, names }) {
  if (names.length === 0) return [];
  const list = names.map(({ name, isType }) => (isType ? `type ${name}` : name));
  return [`export { ${list.join(', ')} } from './${module}.js';\n`];
}

function linesOf(name, { module, names }, listed) {
  const path = module === 'index' ? `@x/${name}` : `@x/${name}/${module}`;
  const all = module === 'index' ? listed.flatMap((file) => file.names) : names;
  const lines = all.map(({ name: exported, isType }) => `  ${isType ? 'type ' : ''}${exported}\n`);
  return `${path}\n${[...new Set(lines)].sort().join('')}`;
}

function format(text) {
  const args = ['check', '--write', '--stdin-file-path=packages/index.ts'];
  return execFileSync(join(root, 'node_modules/.bin/biome'), args, { input: text, cwd: root, encoding: 'utf8' });
}

function write(path, text) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  if (process.argv.includes('--check')) stale.push(path);
  else {
    writeFileSync(file, text);
    console.log(`${basename(path)}: ${path}`);
  }
}
