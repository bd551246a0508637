// Run in the folder of a program once it is built: the tarball holds it and starts on its own, without tests.
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { name, version, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
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

function run(file, ...words) {
  try {
    return execFileSync(file, words, { stdio: 'pipe', encoding: 'utf8', shell: process.platform === 'win32' });
  } catch ({ message, stdout, stderr }) {
    complain(`${file} ${words.join(' ')}\n${stdout ?? message}${stderr ?? ''}`); // without output it was not found
    return '';
  }
}

function complain(message) {
  console.error(`${name}: ${message}`);
  process.exitCode = 1;
}
