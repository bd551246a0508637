import { join } from 'node:path';

import ts from 'typescript';

import { placeOf, readTypes } from '../architecture/program.mjs';

const MOST_PARAMETERS = 4;
/** Methods that return what a filter matches. */
const FILTERED = /^(list|page|names|ids)$/;
/** What options may hold besides those of every request: none of it is sent to the server. */
const OPTIONS = new Set(['signal', 'timeout', 'onProgress', 'onInvalid', 'pageSize']);

/** Returns a line for each repository method, and each type of options in services, that breaks the method grammar. */
export function grammarBreaches(root, seeded) {
  const program = readTypes(root, seeded);
  const requestOptions = exported(program, 'packages/transport/src/options.ts', 'RequestOptions');
  const context = { ...program, root, options: program.checker.getDeclaredTypeOfSymbol(requestOptions) };
  const methods = program.files.filter(({ path }) => /^packages\/repositories\/src\/[^/]+\.ts$/.test(path));
  const options = program.files.filter(({ path }) => /^packages\/services\/src\/[^/]+\.ts$/.test(path));
  const breaches = [
    ...methods.flatMap((file) => repositoriesOf(file)).flatMap((node) => wrongMethods(node, context)),
    ...options.flatMap((file) => wrongTimes(file, context)),
  ];
  return [...new Set(breaches)]; // an index exports the same names again
}

function exported({ files }, path, name) {
  const symbol = files.find((file) => file.path === path)?.exports.find((one) => one.name === name);
  if (!symbol) throw new Error(`${path} exports no ${name}`);
  return symbol;
}

const repositoriesOf = ({ exports }) =>
  exports.flatMap(({ declarations = [] }) => declarations).filter((node) => isRepository(node));

const isRepository = (node) => ts.isClassDeclaration(node) && /Repository$/.test(node.name?.text ?? '');

function wrongMethods(declaration, context) {
  const members = context.checker.getTypeAtLocation(declaration).getProperties(); // inherited ones too
  const methods = members
    .flatMap((member) => member.declarations ?? [])
    .filter((node) => ts.isMethodDeclaration(node) && ts.isIdentifier(node.name));
  return methods.flatMap((method) => {
    const name = `${declaration.name.text}.${method.name.text}`;
    return [...wrongParameters(method, context), ...wrongResult(method, context)].map(
      (reason) => `${placeOf(method, context.root)}: ${name} ${reason}`,
    );
  });
}

function* wrongParameters(method, context) {
  const { checker, options } = context;
  const name = method.name.text;
  const parameters = [...method.parameters];
  if (parameters.length > MOST_PARAMETERS) yield `has more than ${MOST_PARAMETERS} parameters`;
  const last = parameters.pop();
  const lastType = last && checker.getNonNullableType(checker.getTypeAtLocation(last));
  if (!last || !isOptional(last) || !checker.isTypeAssignableTo(lastType, options)) {
    yield 'does not end in optional RequestOptions';
  } else {
    const others = lastType.getProperties().filter((property) => !OPTIONS.has(property.name));
    if (others.length > 0) yield `mixes input with its options: ${others.map((property) => property.name).join(', ')}`;
  }
  for (const parameter of parameters) {
    const type = checker.getNonNullableType(checker.getTypeAtLocation(parameter));
    const isFilter = FILTERED.test(name) || isOptional(parameter);
    if (isFilter && !partsOf(type).every(isObject))
      yield `takes a filter that is not an object: ${parameter.name.text}`;
    if (checker.isArrayLikeType(type) && !/(Many|s)$/.test(name)) yield 'takes several items without saying so';
  }
}

function* wrongResult(method, { checker }) {
  const type = checker.getReturnTypeOfSignature(checker.getSignatureFromDeclaration(method));
  if (method.name.text === 'list' && type.symbol?.name !== 'AsyncGenerator') yield 'does not return an AsyncGenerator';
  const awaited = checker.getAwaitedType(type) ?? type;
  if (partsOf(awaited).some(({ flags }) => flags & ts.TypeFlags.Null)) yield 'returns null instead of undefined';
}

const partsOf = (type) => (type.isUnion() ? type.types : [type]);

const isObject = ({ flags }) => (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;

const isOptional = (parameter) => Boolean(parameter.questionToken ?? parameter.initializer);

/** `timeout` is declared once, for one attempt. Whoever declares another means a whole wait, which is `maxWait`. */
function wrongTimes({ exports }, { checker, root }) {
  const attempt = join(root, 'packages/transport/src/options.ts');
  return exports
    .filter(({ name }) => name.endsWith('Options'))
    .flatMap((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const timeout = checker.getDeclaredTypeOfSymbol(target).getProperty('timeout');
      const declarations = timeout?.declarations ?? [];
      if (declarations.every((node) => node.getSourceFile().fileName === attempt)) return [];
      return [`${placeOf(target.declarations[0], root)}: ${symbol.name} has a timeout that is not of one attempt`];
    });
}
