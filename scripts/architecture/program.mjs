import { globSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

/**
 * Returns every source file of the packages at `root`, tests apart, and the checker that knows their types. `seeded` is
 * the text by path of files that exist in memory only.
 */
export function readTypes(root, seeded = {}) {
  const paths = [...globSync('packages/*/src/**/*.ts', { cwd: root }), ...Object.keys(seeded)];
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config?.compilerOptions, types: ['node'] }, root);
  const program = ts.createProgram(
    paths.map((path) => join(root, path)),
    options,
    hostWith(root, seeded, options),
  );
  const checker = program.getTypeChecker();
  const files = paths.map((path) => {
    const node = program.getSourceFile(join(root, path));
    const module = checker.getSymbolAtLocation(node);
    return { path, layer: path.split('/')[1], node, exports: module ? checker.getExportsOfModule(module) : [] };
  });
  return { checker, files };
}

function hostWith(root, seeded, options) {
  const texts = new Map(Object.entries(seeded).map(([path, text]) => [join(root, path), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  return host;
}

/** Returns `file:line` of a node, the file as seen from `root`. */
export function placeOf(node, root) {
  const file = node.getSourceFile();
  return `${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}
