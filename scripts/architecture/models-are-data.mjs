import ts from 'typescript';

import { functionMember } from './function-member.mjs';
import { placeOf } from './program.mjs';
import { collect } from './walk.mjs';

/** What makes an object that is more than data, or gives one a part that its type does not show. */
const FORBIDDEN_NAMES = ['Proxy', 'Symbol', 'Reflect', 'WeakMap', 'WeakRef', 'globalThis', 'eval'];
const FORBIDDEN_MEMBERS = ['prototype', 'defineProperty', 'defineProperties', 'setPrototypeOf', 'assign', '__proto__'];
/** A schema that changes what it parses can add a function to it; a default or a fallback is plain data. */
const FORBIDDEN_STEPS = [
  'transform',
  'preprocess',
  'codec',
  'overwrite',
  'custom',
  'instanceof',
  'function',
  'promise',
];

/** Returns what makes the models of a file more than data. */
export function wrongModels({ node, exports }, checker, root) {
  return [
    ...collect(node, (child) => {
      const why = wrongSyntax(child);
      return why && `${placeOf(child, root)}: ${why} (models-are-data)`;
    }),
    ...exports.flatMap((symbol) => functionsIn(symbol, checker, root)),
  ];
}

function wrongSyntax(node) {
  if (ts.isClassLike(node)) return 'models are data, so they have no class';
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'models are data, so there is no this';
  if (ts.isIdentifier(node) && FORBIDDEN_NAMES.includes(node.text) && isValue(node)) {
    return `models are data, so they do not use ${node.text}`;
  }
  if (ts.isPropertyAccessExpression(node)) return wrongMember(node);
  if (ts.isObjectLiteralElementLike(node) && holdsFunction(node))
    return 'models are data, so no object holds a function';
  if (ts.isBinaryExpression(node) && isAssignment(node) && !ts.isIdentifier(node.left)) {
    return 'models are data, so nothing is assigned to a member';
  }
  return undefined;
}

function wrongMember({ name: { text } }) {
  if (FORBIDDEN_MEMBERS.includes(text)) return `models are data, so they do not use .${text}`;
  if (FORBIDDEN_STEPS.includes(text)) return `models are data, so no schema has a .${text}() that could add a function`;
  return undefined;
}

const isValue = ({ parent }) =>
  !ts.isTypeReferenceNode(parent) && !(ts.isPropertyAccessExpression(parent) && parent.name.text === parent.getText());

/** A getter that returns a schema is how zod spells a recursive one. */
const holdsFunction = (member) =>
  ts.isMethodDeclaration(member) ||
  ts.isSetAccessor(member) ||
  (ts.isGetAccessor(member) && !member.type?.getText().startsWith('z.')) ||
  (ts.isPropertyAssignment(member) && ts.isFunctionLike(member.initializer));

const isAssignment = ({ operatorToken: { kind } }) =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

function functionsIn(symbol, checker, root) {
  const type = dataOf(symbol, checker);
  const path = type && functionMember(type, checker);
  if (path === undefined) return [];
  const place = placeOf(symbol.declarations[0], root);
  return [`${place}: models are data, but ${symbol.name}${path} is a function (models-are-data)`];
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
