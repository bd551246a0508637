import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the project's own code. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the files that match `pattern`, sorted by path. */
export function sourceFiles(pattern: string): SourceFile[] {
  const paths = globSync(pattern, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] }).sort();
  if (paths.length === 0) throw new Error(`${pattern} matches no file`);
  return paths.map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
}
