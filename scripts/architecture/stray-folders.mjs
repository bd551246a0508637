import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Written by tools, and never committed. */
const WRITTEN = ['dist', 'node_modules', 'coverage', '.turbo', '.stryker-tmp'];

/** Returns a line for each folder of a package beside `src` and `test`: no check reads what is in it. */
export function strayFolders(root) {
  return readdirSync(join(root, 'packages')).flatMap((name) =>
    readdirSync(join(root, 'packages', name), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['src', 'test', ...WRITTEN].includes(entry.name))
      .map((entry) => `packages/${name}/${entry.name}: a package has src and test, no other folder (no-stray-folder)`),
  );
}
