import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

/** Returns the files that loading one loads too, packages by name. */
async function loadedBy(file: URL, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file.pathname)) return seen;
  seen.add(file.pathname);
  const text = await readFile(file, 'utf8');
  for (const [, isType, specifier = ''] of text.matchAll(
    /^(?:import|export)\b( type)?[^;'"=]*?(?:from )?'([^']+)';$/gm,
  )) {
    if (isType) continue;
    if (specifier.startsWith('.')) await loadedBy(new URL(specifier.replace(/\.js$/, '.ts'), file), seen);
    else seen.add(specifier);
  }
  return seen;
}

test.each(['async', 'errors', 'options', 'transport'])('importing %s loads neither ky nor a socket', async (name) => {
  const loaded = await loadedBy(new URL(`../../src/${name}.ts`, import.meta.url));
  expect([...loaded].filter((path) => !path.includes('/packages/transport/src/'))).toEqual([]);
});
