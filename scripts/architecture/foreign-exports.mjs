import ts from 'typescript';

import { placeOf } from './program.mjs';

/** Who installs resources alone catches errors of every layer, writes graphs and reads timestamps. */
const ALLOWED = {
  resources:
    /^packages\/([^/]+\/src\/errors|transport\/src\/internal\/error\/.+|services\/src\/internal\/(?:graph\/.+|workflow\/errors)|models\/src\/timestamp)\.ts$/,
};

/** Returns a line for each name that a file exports although another package declares it. */
export function foreignExports({ layer, exports, node }, checker, root) {
  return exports.flatMap((symbol) => {
    const target = originOf(symbol, checker);
    const declaration = target?.declarations?.[0];
    const [file, , owner] = declaration
      ? (/packages\/(([^/]+)\/src\/.+)$/.exec(declaration.getSourceFile().fileName) ?? [])
      : [];
    if (!owner || owner === layer || ALLOWED[layer]?.test(file)) return [];
    // A name of its own for another layer's data is a name of the domain; a transport stays a transport.
    if (target.name !== symbol.name && owner !== 'transport') return [];
    const place = placeOf(symbol.declarations?.[0] ?? node, root);
    return [`${place}: ${symbol.name} belongs to @x/${owner}, so it is imported from there (no-foreign-export)`];
  });
}

/** Returns what an export stands for: the name at the end of its chain, also where a type alias only repeats it. */
function originOf(symbol, checker) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.find(ts.isTypeAliasDeclaration);
  if (!declaration || !ts.isTypeReferenceNode(declaration.type)) return target;
  const named = checker.getSymbolAtLocation(declaration.type.typeName);
  const isGeneric = (declaration.type.typeArguments?.length ?? 0) > 0;
  if (!named || isGeneric) return target;
  return named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
}
