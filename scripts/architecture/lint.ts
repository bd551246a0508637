import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** Returns what biome says of `paths` in the workspace at `root`: one line each, with place, rule and message. */
export function lint(root: string, paths: string[]): Promise<string[]> {
  const biome = join(root, 'node_modules/.bin/biome');
  const options = { cwd: root, maxBuffer: 1e9 };
  return new Promise((resolve) => {
    execFile(biome, ['lint', '--reporter=github', '--max-diagnostics=none', ...paths], options, (_, stdout) => {
      resolve(stdout.split('\n').filter((line) => line.startsWith('::error')));
    });
  });
}
