import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { Breach } from './breaches.js';
import { layers } from './layers.mjs';

const COPIED = ['packages', 'apps', 'scripts', 'package.json', 'tsconfig.base.json', 'biome.json', '.gitignore'];
const BUILT = /[\\/](dist|coverage|\.turbo)$/;

/** A copy of the workspace that may be broken; it is gone when disposed of. */
export class PlantedCopy implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'planted-'));

  constructor(workspace: string) {
    const options = { recursive: true, verbatimSymlinks: true, filter: (path: string) => !BUILT.test(path) };
    for (const entry of [...COPIED, '.dependency-cruiser.mjs']) {
      cpSync(join(workspace, entry), join(this.root, entry), options);
    }
    symlinkSync(join(workspace, 'node_modules'), join(this.root, 'node_modules'), 'junction');
    for (const layer of Object.keys(layers)) {
      this.write(`packages/${layer}/src/planted.ts`, 'export class PlantedRepository {}\n');
    }
    this.write('packages/models/src/internal/planted.ts', 'export {};\n');
    this.write('packages/models/src/planted/index.ts', 'export {};\n');
    this.write('apps/demo/src/planted.ts', 'export {};\n');
  }

  /** Plants a file and returns its path. A text that imports its own SELF.around gets a neighbour that imports it. */
  plant([what, at, text]: Breach): string {
    const [place = '', suffix = ''] = at.split(' ');
    const [area = '', inner] = place.startsWith('apps/') ? [place] : place.split('/');
    const folder = [area.includes('/') ? area : `packages/${area}`, 'src', ...(inner ? [inner] : [])].join('/');
    const name = what.replace(/\W+/g, '-').toLowerCase();
    if (text.includes('SELF')) this.write(`${folder}/${name}.around.ts`, `import './${name}.js';\n`);
    const path = `${folder}/${name}${suffix}.ts`;
    this.write(path, `${text.replaceAll('SELF', name)}\nexport {};\n`);
    return path;
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
