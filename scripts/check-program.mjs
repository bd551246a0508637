// Run in the folder of a program once it is built: the tarball holds it and starts on its own, without tests.
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { complain, run } from './complain.mjs';

const { version, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'pack-'));
try {
  run('pnpm', 'pack', '--pack-destination', folder);
  const [tarball = ''] = globSync(`${folder}/*.tgz`);
  const files = run('tar', '-tf', tarball);
  if (/^package\/(test|src)\//m.test(files)) complain('the tarball contains tests or source');
  const manifest = run('tar', '-xOf', tarball, 'package/package.json');
  if (/workspace:|catalog:/.test(manifest)) complain('the tarball speaks of the workspace');
  run('publint', '--strict', tarball);
  for (const program of Object.values(bin)) {
    const printed = run(process.execPath, program, '--version').trim();
    if (printed !== version) complain(`${program} --version printed ${printed}, not ${version}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
