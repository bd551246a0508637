import ts from 'typescript';

import { placeOf } from './program.mjs';
import { collect } from './walk.mjs';

const MOST_METHODS = 25;

/** Returns a line for each class of a file, and each interface that it exports, that has too many public methods. */
export function crowds({ node, exports }, checker, root) {
  const classes = collect(node, (child) => (ts.isClassLike(child) ? child : undefined));
  const interfaces = exports
    .filter(({ flags }) => flags & ts.SymbolFlags.Interface && !(flags & ts.SymbolFlags.Class))
    .map((symbol) => symbol.declarations[0]);
  return [...classes, ...interfaces].flatMap((declaration) => {
    const count = publicMethods(declaration, checker);
    if (count <= MOST_METHODS) return [];
    const name = declaration.name?.text ?? nameOfHolder(declaration);
    return [
      `${placeOf(declaration, root)}: ${name} has ${count} public methods; the limit is ${MOST_METHODS} (no-crowd)`,
    ];
  });
}

/** A class expression is known by the variable that holds it. */
const nameOfHolder = ({ parent }) => parent?.name?.text ?? 'a class expression';

function publicMethods(declaration, checker) {
  const members = checker.getTypeAtLocation(declaration.name ?? declaration).getProperties();
  return instanceMembers(declaration, checker, members).filter((member) => isPublicMethod(member, checker)).length;
}

/** The type at a class without a name is that of its constructor: its instances are what `new` returns. */
function instanceMembers(declaration, checker, members) {
  if (declaration.name || !ts.isClassLike(declaration)) return members;
  const [signature] = checker.getTypeAtLocation(declaration).getConstructSignatures();
  return signature ? checker.getReturnTypeOfSignature(signature).getProperties() : members;
}

function isPublicMethod(member, checker) {
  return !member.declarations?.some(isHidden) && checker.getTypeOfSymbol(member).getCallSignatures().length > 0;
}

function isHidden(node) {
  const keywords = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return ts.isPrivateIdentifier(node.name) || (ts.getCombinedModifierFlags(node) & keywords) !== 0;
}
