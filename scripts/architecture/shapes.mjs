import { crowds } from './crowds.mjs';
import { foreignExports } from './foreign-exports.mjs';
import { wrongModels } from './models-are-data.mjs';
import { readTypes } from './program.mjs';
import { computedImports, reachedTransports } from './reached.mjs';
import { strayFolders } from './stray-folders.mjs';

/** Returns what the types and the syntax of the workspace at `root` break, a line each, with the rule it breaks. */
export function wrongShapes(root) {
  const { checker, files } = readTypes(root);
  if (files.length === 0) return ['the check read the types of no file: its configuration is broken'];
  const ofFiles = files.flatMap((file) => [
    ...(file.layer === 'models' ? wrongModels(file, checker, root) : crowds(file, checker, root)),
    ...computedImports(file, root),
    ...reachedTransports(file, checker, root),
    ...foreignExports(file, checker, root),
  ]);
  return [...ofFiles, ...strayFolders(root)];
}
