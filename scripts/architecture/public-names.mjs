import ts from 'typescript';

import { readTypes } from './program.mjs';

/** Returns, by package, the names that each of its public files exports, and whether a name is only a type. */
export function publicNames(root) {
  const { checker, files } = readTypes(root);
  const open = files.filter(({ path }) => /^packages\/[^/]+\/src\/[^/]+\.ts$/.test(path));
  return Map.groupBy(
    open.map(({ path, layer, exports }) => ({
      layer,
      module: /([^/]+)\.ts$/.exec(path)[1],
      names: exports.map((symbol) => ({ name: symbol.name, isType: !isValue(symbol, checker) })),
    })),
    ({ layer }) => layer,
  );
}

function isValue(symbol, checker) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.flags & ts.SymbolFlags.Value) !== 0;
}
