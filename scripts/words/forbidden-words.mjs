import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** Words that nobody would search for, with all their forms; CONTRIBUTING.md says what to write instead. */
const FORBIDDEN = new Set(
  `answer answers answered answering unanswered tell tells told telling teller hear hears heard hearing
  stand stands stood standing look looks looked looking looker come comes came deaf patience
  trouble troubles lie lies liar lying story stories house houses luggage souvenir souvenirs
  travel travels travelled whereabouts urge urges`.split(/\s+/),
);
const SOURCES = ['{packages,apps}/*/{src,test}/**/*.ts', 'scripts/**/*.{ts,mjs}', 'examples/*.ts', '*.ts', '.*.mjs'];
/** These files name the words. */
const APART = ['scripts/words/forbidden-words.mjs', 'scripts/words/words.test.ts'];

/** Returns each use of a forbidden word in a name, a text, a title of a test or a comment of the project's code. */
export function forbiddenWords(root) {
  return globSync(SOURCES, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] })
    .filter((path) => !APART.includes(path))
    .sort()
    .flatMap((path) => wordsIn(path, readFileSync(join(root, path), 'utf8')));
}

/**
 * Returns the forbidden words of one file.
 *
 * @returns {{ place: string; word: string; kind: string; text: string }[]}
 */
export function wordsIn(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = split(path.replace(/\.[^/]+$/, '')).flatMap((word) => hit(path, 1, 'a file name', word, path));
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
  const seen = (position, kind, part) =>
    split(part).flatMap((word) => hit(path, lineOf(position), kind, word, part.trim().split('\n')[0]));
  const visit = (node) => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node))
      found.push(...seen(node.getStart(), 'a name', node.text));
    else if (isText(node)) found.push(...seen(node.getStart(), 'a text', node.text));
    node.forEachChild(visit);
  };
  visit(source);
  for (const { pos, end } of commentsOf(text)) found.push(...seen(pos, 'a comment', text.slice(pos, end)));
  return found;
}

const isText = (node) =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

/** Splits camelCase, kebab-case and prose into words in lower case. */
const split = (text) =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);

const hit = (path, line, kind, word, text) =>
  FORBIDDEN.has(word) ? [{ place: `${path}:${line}`, word, kind, text: text.slice(0, 100) }] : [];

function commentsOf(text) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const comments = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia) {
      comments.push({ pos: scanner.getTokenStart(), end: scanner.getTokenEnd() });
    }
  }
  return comments;
}
