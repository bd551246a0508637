import { expect, test } from 'vitest';

import { type SourceFile, sourceFiles } from './source-files.js';

const PACKAGES = ['models', 'transport', 'repositories', 'services', 'resources', 'sandbox'];

/** Returns the names that a module exports, a name that is only a type marked as such. */
function namesIn({ text }: SourceFile): string[] {
  const declared = [...text.matchAll(/^export (?:async )?(\w+)\*? (\w+)/gm)].map(([, kind = '', name = '']) =>
    /^(interface|type)$/.test(kind) ? `type ${name}` : name,
  );
  const listed = [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type = '', names = '']) =>
    names.split(',').flatMap((name) => (name.trim() ? [type + name.trim().replace(/^.* as /, '')] : [])),
  );
  const names = new Set([...declared, ...listed]);
  return [...names].filter((name) => !names.has(name.replace(/^type /, '')) || !name.startsWith('type ')).sort();
}

// A name that is meant to come or go is pinned anew with `npm run test:all -- -u`, and shows in the diff.
test.each(PACKAGES)('@x/%s exports these names and no others', async (name) => {
  const modules = sourceFiles(`packages/${name}/src/*.ts`);
  const lines = modules.map((file) => {
    const path = file.path.slice(`packages/${name}/src/`.length, -'.ts'.length);
    const indented = namesIn(file).map((exported) => `  ${exported}\n`);
    return `@x/${name}${path === 'index' ? '' : `/${path}`}\n${indented.join('')}`;
  });
  await expect(lines.join('\n')).toMatchFileSnapshot(`exports/${name}.txt`);
});
