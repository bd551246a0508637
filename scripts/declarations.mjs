import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Returns the declarations in a folder, by path, that a program can load: those of the entry points, and all that they
 * refer to, without `except`. Entry points are all files that are not in `internal/`.
 *
 * @param {string} folder
 * @param {readonly string[]} [except]
 * @returns {Map<string, string>}
 */
export function loadedDeclarations(folder, except = []) {
  const files = globSync('**/*.d.ts', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
  const entries = files.filter((file) => !file.startsWith('internal/') && !except.includes(file));
  const texts = new Map(entries.map((file) => [file, '']));
  for (const file of texts.keys()) {
    const text = readFileSync(join(folder, file), 'utf8');
    texts.set(file, text);
    for (const [, target] of text.matchAll(/(?:\bfrom |\bimport\()['"](\.[^'"]+)\.js['"]/g)) {
      const path = relative(folder, join(folder, dirname(file), `${target}.d.ts`)).replaceAll('\\', '/');
      if (!texts.has(path) && !except.includes(path)) texts.set(path, '');
    }
  }
  return texts;
}
