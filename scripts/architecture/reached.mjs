import ts from 'typescript';

import { placeOf } from './program.mjs';
import { collect } from './walk.mjs';

/** Layers that may not send a request themselves: their values and types never are a transport. */
const WITHOUT_TRANSPORT = ['models', 'services'];

/** Returns a line for each `import()` whose specifier is no literal: no check knows where it leads. */
export function computedImports({ node }, root) {
  return collect(node, (child) => {
    if (!ts.isCallExpression(child) || child.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
    const [specifier] = child.arguments;
    if (specifier && ts.isStringLiteral(specifier)) return undefined;
    return `${placeOf(child, root)}: the specifier of an import() must be a string literal (imports-are-literals)`;
  });
}

/** Returns a line for each place where a layer that may not send requests has a transport in its hands. */
export function reachedTransports({ node, layer }, checker, root) {
  if (!WITHOUT_TRANSPORT.includes(layer)) return [];
  return collect(node, (child) => {
    const isNamed = ts.isIdentifier(child) || ts.isTypeReferenceNode(child) || ts.isIndexedAccessTypeNode(child);
    if (!isNamed || !isTransport(checker.getTypeAtLocation(child))) return undefined;
    return `${placeOf(child, root)}: ${layer} reach a transport, and only repositories send requests (no-reached-transport)`;
  });
}

function isTransport(type) {
  const parts = type.isUnionOrIntersection() ? type.types : [type];
  return parts.some(({ symbol }) =>
    symbol?.declarations?.some(
      (declaration) =>
        symbol.name === 'Transport' &&
        /packages\/transport\/src\/transport\.ts$/.test(declaration.getSourceFile().fileName),
    ),
  );
}
