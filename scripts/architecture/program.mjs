import { globSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

/** Returns every source file of the packages at `root`, tests apart, and the checker that knows their types. */
export function readTypes(root) {
  const paths = globSync('packages/*/src/**/*.ts', { cwd: root });
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config?.compilerOptions, types: ['node'] }, root);
  const program = ts.createProgram(
    paths.map((path) => join(root, path)),
    options,
  );
  const checker = program.getTypeChecker();
  const files = paths.map((path) => {
    const node = program.getSourceFile(join(root, path));
    const module = checker.getSymbolAtLocation(node);
    return { path, layer: path.split('/')[1], node, exports: module ? checker.getExportsOfModule(module) : [] };
  });
  return { checker, files };
}

/** Returns `file:line` of a node, the file as seen from `root`. */
export function placeOf(node, root) {
  const file = node.getSourceFile();
  return `${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}
