import ts from 'typescript';
import { expect, test } from 'vitest';

import { since } from '../../packages/repositories/src/internal/since.js';
import { sourceFiles } from './source-files.js';

const releases = new Map<string, string>(Object.entries(since));

/** Returns the release in the docstring of a declaration: `6.12`. */
function documented(declaration: ts.Node): string | undefined {
  const tag = ts.getJSDocTags(declaration).find(({ tagName }) => tagName.text === 'since');
  return /^InvokeAI (\d+(?:\.\d+)+)/.exec(ts.getTextOfJSDocComment(tag?.comment) ?? '')?.[1];
}

/** Returns the releases that a method needs, as docstrings have them: 6.12.0 is `6.12`. */
const needed = (method: ts.MethodDeclaration): string[] =>
  [...method.getText().matchAll(/\bsince\.(\w+)/g)].map(([, key = '']) =>
    (releases.get(key) ?? '').replace(/\.0$/, ''),
  );

const methods = sourceFiles('packages/repositories/src/*.ts').flatMap(({ path, text }) =>
  ts
    .createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    .statements.filter(ts.isClassDeclaration)
    .flatMap((owner) =>
      owner.members.filter(ts.isMethodDeclaration).flatMap((method) =>
        needed(method).map((release) => ({
          name: `${owner.name?.text}.${method.name.getText()}`,
          release,
          documented: documented(method) ?? documented(owner),
        })),
      ),
    ),
);

test('each method says since which release of the server it works, or its class does', () => {
  expect(methods.length).toBeGreaterThan(40);
  expect(methods.filter((method) => method.documented !== method.release)).toEqual([]);
});
