import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { read } from './command.mjs';

const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('@typescript/native/package.json')));
const typeRoots = fileURLToPath(new URL('../../node_modules/@types', import.meta.url));

/** Of our layers the sandbox alone needs Node, so its users have Node's types. */
const types = { sandbox: 'node' };

/** Installs one layer in an empty project at `folder`; returns the packages that arrived, by name. */
export function install(layer, folder, registry) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  writeFileSync(join(folder, '.npmrc'), `@x:registry=${registry}\nfund=false\naudit=false\n`);
  read(folder, 'npm', ['install', `@x/${layer}`, '--no-progress', '--loglevel=error', '--prefer-offline']);
  const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
  return Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ''));
}

/** Compiles the layer's program in `folder` as its users may, everybody's declarations checked. */
export function compile(layer, folder) {
  copyFileSync(new URL(`consumers/${layer}.ts`, import.meta.url), join(folder, 'program.ts'));
  const flags = ['--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--lib', 'es2023,esnext.disposable,dom'];
  const known = types[layer] ? ['--types', types[layer], '--typeRoots', typeRoots] : ['--types', ''];
  const compiler = [tsc, 'program.ts', ...flags, ...known];
  read(folder, process.execPath, [...compiler, '--module', 'preserve', '--moduleResolution', 'bundler', '--noEmit']);
  read(folder, process.execPath, [...compiler, '--module', 'nodenext']);
}

/** Runs the compiled program and throws unless it prints what its first line says. */
export function check(layer, folder, node) {
  const [, expected] = /^\/\/ prints: (.+)$/m.exec(readFileSync(join(folder, 'program.ts'), 'utf8')) ?? [];
  const printed = read(folder, node, ['program.js']);
  if (printed !== expected) throw new Error(`@x/${layer} printed "${printed}" instead of "${expected}"`);
}
