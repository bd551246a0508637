import { globSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

const ROUTE = /^(GET|HEAD|POST|PUT|PATCH|DELETE) \//;

/** Returns the public methods that use each route of the repositories: `GET /…` → `['BoardRepository.get']`. */
export function implementedRoutes(root: string): Map<string, string[]> {
  const { checker, files } = readRepositories(root);
  const methods = new Map<string, string[]>();
  const literals = new Set<string>();
  for (const file of files) {
    for (const literal of routesIn(file, checker)) literals.add(literal);
    if (file.fileName.includes('/internal/')) continue;
    for (const [name, body] of publicMethodsOf(file, checker)) {
      for (const route of routesIn(body, checker)) methods.set(route, [...(methods.get(route) ?? []), name]);
    }
  }
  const unused = [...literals].find((route) => !methods.has(route));
  if (unused) throw new Error(`${unused}: used by no public method of a repository`);
  return methods;
}

function readRepositories(root: string): {
  readonly checker: ts.TypeChecker;
  readonly files: readonly ts.SourceFile[];
} {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const paths = globSync('packages/repositories/src/**/*.ts', { cwd: root }).sort();
  const program = ts.createProgram(
    paths.map((path) => join(root, path)),
    options,
  );
  return {
    checker: program.getTypeChecker(),
    files: paths.map((path) => program.getSourceFile(join(root, path))).filter((file) => file !== undefined),
  };
}

/** Returns the public methods of the exported classes of a file, inherited ones too, as `BoardRepository.get`. */
function publicMethodsOf(file: ts.SourceFile, checker: ts.TypeChecker): [name: string, method: ts.MethodDeclaration][] {
  const classes = file.statements.filter(ts.isClassDeclaration).filter((declaration) => isExported(declaration));
  return classes.flatMap((declaration) =>
    checker
      .getTypeAtLocation(declaration)
      .getProperties()
      .flatMap((member) => member.declarations ?? [])
      .filter(ts.isMethodDeclaration)
      .filter(({ name }) => ts.isIdentifier(name))
      .map((method): [string, ts.MethodDeclaration] => [`${declaration.name?.text}.${method.name.getText()}`, method]),
  );
}

const isExported = ({ modifiers }: ts.ClassDeclaration): boolean =>
  modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

const isValue = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) || ts.isIdentifier(node) || ts.isElementAccessExpression(node);

/** Returns every route that a value in `node` has as its type: a literal, a constant, an entry of a table. */
function routesIn(node: ts.Node, checker: ts.TypeChecker): Set<string> {
  const routes = new Set<string>();
  const visit = (child: ts.Node): void => {
    const type = isValue(child) ? checker.getTypeAtLocation(child) : undefined;
    for (const part of type?.isUnion() ? type.types : [type]) {
      if (part?.isStringLiteral() && ROUTE.test(part.value)) routes.add(part.value);
    }
    child.forEachChild(visit);
  };
  visit(node);
  return routes;
}
