import ts from 'typescript';

import { functionMember } from './function-member.mjs';
import { placeOf, readTypes } from './program.mjs';

const MOST_METHODS = 25;

/** Returns what the types of the workspace at `root` break: models are data, and no class can do everything. */
export function wrongShapes(root) {
  const { checker, files } = readTypes(root);
  if (files.length === 0) return ['the check read the types of no file: its configuration is broken'];
  return files.flatMap(({ layer, node, exports }) =>
    layer === 'models'
      ? [...classesIn(node, root), ...exports.flatMap((symbol) => functionsIn(symbol, checker, root))]
      : exports.flatMap((symbol) => crowdsIn(symbol, checker, root)),
  );
}

function classesIn(node, root) {
  const found = ts.isClassLike(node) ? [`${placeOf(node, root)}: models are data, so they have no class`] : [];
  node.forEachChild((child) => void found.push(...classesIn(child, root)));
  return found;
}

function functionsIn(symbol, checker, root) {
  const type = dataOf(symbol, checker);
  const path = type && functionMember(type, checker);
  if (path === undefined) return [];
  return [`${placeOf(symbol.declarations[0], root)}: models are data, but ${symbol.name}${path} is a function`];
}

/** Returns the type that a symbol exports, or that the schema it exports reads. */
function dataOf(symbol, checker) {
  if (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias)) {
    return checker.getDeclaredTypeOfSymbol(symbol);
  }
  if (!(symbol.flags & ts.SymbolFlags.Variable)) return undefined;
  const output = checker.getTypeOfSymbol(symbol).getProperty('_output');
  return output && checker.getTypeOfSymbol(output);
}

function crowdsIn(symbol, checker, root) {
  if (!(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface))) return [];
  const members = checker.getDeclaredTypeOfSymbol(symbol).getProperties();
  const count = members.filter((member) => isPublicMethod(member, checker)).length;
  if (count <= MOST_METHODS) return [];
  return [
    `${placeOf(symbol.declarations[0], root)}: ${symbol.name} has ${count} public methods, and ${MOST_METHODS} are the most`,
  ];
}

function isPublicMethod(member, checker) {
  return !member.declarations.some(isHidden) && checker.getTypeOfSymbol(member).getCallSignatures().length > 0;
}

function isHidden(node) {
  const keywords = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return ts.isPrivateIdentifier(node.name) || (ts.getCombinedModifierFlags(node) & keywords) !== 0;
}
