// Run in a package's folder when it is built: removes the declarations that no entry point refers to.
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { loadedDeclarations } from './declarations.mjs';

const loaded = loadedDeclarations('dist');
for (const file of globSync('**/*.d.ts', { cwd: 'dist' })) {
  if (loaded.has(file.replaceAll('\\', '/'))) continue;
  rmSync(join('dist', file));
  rmSync(join('dist', `${file}.map`));
}
