import { WorkspaceCopy } from '../workspace-copy.js';
import type { Breach } from './breach.js';
import { layers, orders } from './layers.mjs';

/** A copy of the workspace with something in every layer for breaches to import. */
export class PlantedCopy extends WorkspaceCopy {
  constructor() {
    super();
    for (const layer of Object.keys(layers)) {
      this.write(`packages/${layer}/src/planted.ts`, 'export class PlantedRepository {}\n');
    }
    for (const [layer, { folders }] of Object.entries(orders)) {
      for (const folder of folders.filter((entry) => entry !== 'files' && !entry.endsWith('.ts'))) {
        this.write(`packages/${layer}/src/internal/${folder.replace('*', 'planted')}/planted.ts`, 'export {};\n');
      }
    }
    this.write('packages/services/test/planted.ts', 'export {};\n');
    this.write('packages/models/src/internal/planted.ts', 'export {};\n');
    this.write('packages/models/src/planted/index.ts', 'export {};\n');
    this.write('apps/demo/src/planted.ts', 'export {};\n');
  }

  /** Plants a file and returns its path. A text that imports its own SELF.around gets a neighbour that imports it. */
  plant([what, at, text]: Breach): string {
    const [place = '', suffix = ''] = at.split(' ');
    const [area = '', ...inner] = place.startsWith('apps/') ? [place] : place.split('/');
    const top = suffix === '.test' ? 'test' : 'src';
    const folder = [area.includes('/') ? area : `packages/${area}`, top, ...inner].join('/');
    const name = what.replace(/\W+/g, '-').toLowerCase();
    if (text.includes('SELF')) this.write(`${folder}/${name}.around.ts`, `import './${name}.js';\n`);
    const path = `${folder}/${name}${suffix}.ts`;
    this.write(path, `${text.replaceAll('SELF', name)}\nexport {};\n`);
    return path;
  }
}
