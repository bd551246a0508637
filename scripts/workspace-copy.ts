import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspace = fileURLToPath(new URL('..', import.meta.url));
const COPIED = ['packages', 'apps', 'scripts', 'package.json', 'tsconfig.base.json', 'biome.json', '.gitignore'];
const BUILT = /[\\/](dist|coverage|\.turbo)$/;

/** A copy of the workspace that may be changed and broken; it is gone when disposed of. */
export class WorkspaceCopy implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'copy-'));

  constructor() {
    const options = { recursive: true, verbatimSymlinks: true, filter: (path: string) => !BUILT.test(path) };
    for (const entry of [...COPIED, '.dependency-cruiser.mjs']) {
      cpSync(join(workspace, entry), join(this.root, entry), options);
    }
    symlinkSync(join(workspace, 'node_modules'), join(this.root, 'node_modules'), 'junction');
  }

  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
