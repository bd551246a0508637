import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { isPackaged, PACKAGE } from '../../apps/conformance/src/web/browser/launch-chromium.ts';
import { read } from './command.mjs';
import { compileIn, createProject } from './consumer.mjs';

const programs = fileURLToPath(new URL('consumers/web', import.meta.url));
const conformance = fileURLToPath(new URL('../../apps/conformance', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(conformance, 'package.json'), 'utf8'));
const playwright = dependencies['playwright-core'];
const packages = [
  '@x/metadata',
  '@x/resources',
  '@x/sandbox',
  'esbuild@0.28.2',
  'jest@30.5.2',
  'miniflare@4.20260730.0',
  `playwright-core@${playwright}`,
];

/**
 * Does the same work with a served sandbox in each runtime, in a Cloudflare worker, in tests of Jest and in a page of
 * Chromium. Returns the names of all; throws when one of them sees anything else.
 */
export function checkWeb(folder, { registry, compiler, runtimes }) {
  createProject(folder, registry);
  const names = [...runtimes.map(({ name }) => name), 'workerd', 'Jest'];
  const all = isPackaged ? [...packages, PACKAGE] : packages;
  read(folder, 'npm', ['install', ...all, '--no-progress', '--loglevel=error', '--prefer-offline']);
  cpSync(programs, folder, { recursive: true });
  cpSync(join(conformance, 'src/web/browser/launch-chromium.ts'), join(folder, 'launch-chromium.ts'));
  compileIn(folder, compiler, { module: 'nodenext', moduleResolution: 'nodenext' }, 'work.ts');
  for (const { command } of runtimes) host(folder, [...command, 'main.mjs']);
  host(folder, [process.execPath, 'worker.mjs']);
  host(folder, jest);
  if (!isPackaged) return names;
  read(folder, process.execPath, ['page.mjs']);
  return [...names, 'Chromium'];
}

const jest = [
  process.execPath,
  '--experimental-vm-modules',
  'node_modules/jest/bin/jest.js',
  '--testMatch=**/work.jest.js',
];
const host = (folder, command) => read(folder, process.execPath, ['host.mjs', ...command]);
