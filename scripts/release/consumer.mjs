import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { read } from './command.mjs';

/** Installs one layer in an empty project at `folder`; returns the packages that arrived, by name. */
export function install(layer, folder, registry) {
  createProject(folder, registry);
  read(folder, 'npm', ['install', `@x/${layer}`, '--no-progress', '--loglevel=error', '--prefer-offline']);
  const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
  return Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ''));
}

/** Creates an empty project at `folder` that finds our packages in `registry`. */
export function createProject(folder, registry) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  writeFileSync(join(folder, '.npmrc'), `@x:registry=${registry}\nfund=false\naudit=false\n`);
}

/** Layers that bring all others: what an older compiler cannot read in one of those, it cannot read here. */
const topLayers = ['resources', 'sandbox'];

/**
 * Compiles the layer's program in `folder`, everybody's declarations checked, without Node's types and with no newer
 * library than ES2022.
 */
export function compile(layer, folder, compilers) {
  copyFileSync(new URL(`consumers/${layer}.ts`, import.meta.url), join(folder, 'program.ts'));
  for (const tsc of topLayers.includes(layer) ? compilers : compilers.slice(-1)) {
    for (const options of [
      { module: 'es2022', moduleResolution: 'bundler', noEmit: true },
      { module: 'nodenext', moduleResolution: 'nodenext' },
    ]) {
      compileIn(folder, tsc, options, 'program.ts');
    }
  }
}

/** Compiles one file in `folder`. */
export function compileIn(folder, tsc, options, file) {
  const config = { compilerOptions: { ...flags, ...options }, files: [file] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  read(folder, process.execPath, [tsc, '--project', folder]);
}

const flags = { strict: true, skipLibCheck: false, target: 'es2022', lib: ['es2022', 'dom'], types: [] };

/** Runs the compiled program and throws unless it prints what its first line says. */
export function check(layer, folder, { name, command: [file, ...words] }) {
  const [, expected] = /^\/\/ prints: (.+)$/m.exec(readFileSync(join(folder, 'program.ts'), 'utf8')) ?? [];
  const printed = read(folder, file, [...words, 'program.js']);
  if (printed !== expected) throw new Error(`@x/${layer} printed "${printed}" instead of "${expected}" on ${name}`);
}
