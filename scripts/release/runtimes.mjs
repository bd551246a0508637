import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { read } from './command.mjs';

/** The oldest Node that users may have, as `engines` of each package says, and the newest of the day. */
const nodes = ['22.13.0', '26.12.1'];
const others = ['bun@1.4.5', 'deno@2.9.6'];
const system = process.platform === 'win32' ? 'win' : process.platform;
const program = process.platform === 'win32' ? 'node.exe' : 'node';

/**
 * Installs what runs JavaScript into `folder`. Returns for each runtime its name with version, and the command that runs
 * a file.
 */
export function installRuntimes(folder) {
  mkdirSync(folder);
  const installed = nodes.map((version) => installNode(folder, version));
  const home = packageFolder(folder, 'others', others);
  const bin = (name) => join(home, 'node_modules/.bin', name);
  const commands = [
    [process.execPath],
    ...installed.map((path) => [path]),
    [bin('bun')],
    [bin('deno'), 'run', '--allow-all', '--quiet'],
  ];
  return commands.map((command) => ({ name: nameOf(folder, command[0]), command }));
}

function installNode(folder, version) {
  const name = `node-${system}-${process.arch}`;
  const home = packageFolder(folder, version, [`${name}@${version}`]);
  return join(home, 'node_modules', name, 'bin', program);
}

function packageFolder(folder, name, packages) {
  const home = join(folder, name);
  mkdirSync(home);
  read(home, 'npm', ['install', '--no-save', '--no-package-lock', '--prefer-offline', '--loglevel=error', ...packages]);
  return home;
}

function nameOf(folder, file) {
  const [line = ''] = read(folder, file, ['--version']).split('\n');
  const name = ['bun', 'deno'].find((other) => file.endsWith(other)) ?? 'Node';
  return `${name} ${/\d+\.\d+\.\d+/.exec(line)?.[0]}`;
}
