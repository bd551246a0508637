import { globSync, readFileSync } from 'node:fs';

import { Instrumenter } from '@stryker-mutator/instrumenter';

const silent = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {}, error() {} };

/** Returns the pattern of the files of a package that are changed. */
export const sourcesOf = (name) => `packages/${name}/src/**/*.ts`;

/** Identifies a mutant across processes: Stryker numbers them anew in each. Positions count from 0. */
export const keyOf = ({ fileName, location: { start, end }, mutatorName, replacement }) =>
  [fileName, start.line, start.column, end.line, end.column, mutatorName, replacement].join(':');

/** Returns every mutant of the packages, in the order of files and lines. */
export async function findMutants(root, packages) {
  const found = [];
  for (const name of packages) {
    for (const file of globSync(sourcesOf(name), { cwd: root }).sort()) {
      const fileName = file.replaceAll('\\', '/');
      const content = readFileSync(`${root}/${fileName}`, 'utf8');
      const options = { plugins: null, excludedMutations: [], ignorers: [] };
      const { mutants } = await new Instrumenter(silent).instrument(
        [{ name: fileName, mutate: true, content }],
        options,
      );
      for (const mutant of mutants) found.push(describe(mutant, { name, fileName, content }));
    }
  }
  return found;
}

function describe(mutant, { name, fileName, content }) {
  const { start, end } = mutant.location;
  const lines = content.split('\n');
  const offsetOf = ({ line, column }) => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + column;
  const from = offsetOf({ line: start.line, column: 0 });
  const to = offsetOf({ line: end.line, column: lines[end.line].length });
  const mutated = content.slice(0, offsetOf(start)) + mutant.replacement + content.slice(offsetOf(end));
  return {
    key: keyOf({ ...mutant, fileName }),
    package: name,
    file: fileName,
    line: start.line + 1,
    column: start.column + 1,
    mutator: mutant.mutatorName,
    original: oneLine(content.slice(from, to)),
    changed: oneLine(mutated.slice(from, to + mutated.length - content.length)),
    mutated,
  };
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();
