import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Returns which mutants of a package the compiler rejects: the check fails on those before any test runs. */
export function findRejected(root, name, mutants) {
  const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
  try {
    const folder = `packages/${name}`;
    cpSync(join(root, 'tsconfig.base.json'), join(copy, 'tsconfig.base.json'));
    // All packages: the tests of one may import what the tests of another share.
    for (const other of readdirSync(join(root, 'packages')))
      for (const part of ['package.json', 'tsconfig.json', 'src', 'test'])
        cpSync(join(root, 'packages', other, part), join(copy, 'packages', other, part), { recursive: true });
    for (const path of [
      'node_modules',
      ...readdirSync(join(root, 'packages')).map((one) => `packages/${one}/node_modules`),
    ])
      if (existsSync(join(root, path))) symlinkSync(realpathSync(join(root, path)), join(copy, path), 'junction');
    const programs = [join(copy, folder), join(copy, folder, 'test')];
    const errors = programs.map(compile).join(''); // a copy that never compiles would reject every mutant
    if (errors) throw new Error(`${name} does not compile:\n${errors}`);
    return mutants.filter(({ file, mutated }) => {
      writeFileSync(join(copy, file), mutated);
      const isRejected = programs.some((program) => compile(program) !== '');
      cpSync(join(root, file), join(copy, file));
      return isRejected;
    });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Returns the errors of a program as the compiler prints them. */
function compile(program) {
  const options = { encoding: 'utf8', shell: process.platform === 'win32' };
  const { status, stdout, error } = spawnSync('tsc', ['-p', program], options);
  if (error) throw error;
  return status === 0 ? '' : stdout || `exit code ${status}`;
}
