import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { findMutants } from './find.mjs';
import { judge } from './judge.mjs';
import { sample } from './sample.mjs';

const many = Array.from({ length: 1_000 }, (_, index) => ({ key: `mutant ${index}`, index }));

test('a sample has one mutant of each equal stretch of the list', () => {
  const chosen = sample(many, { size: 300, seed: '1' });
  expect(chosen).toHaveLength(300);
  for (const [index, mutant] of chosen.entries()) {
    expect(mutant.index).toBeGreaterThanOrEqual(Math.floor((index * 1_000) / 300));
    expect(mutant.index).toBeLessThan((index + 1) * (1_000 / 300));
  }
});

test('a seed chooses the same mutants again, another seed chooses others', () => {
  const chosen = sample(many, { size: 100, seed: '1' });
  expect(sample(many, { size: 100, seed: '1' })).toEqual(chosen);
  const others = sample(many, { size: 100, seed: '2' });
  expect(others.filter((mutant) => chosen.includes(mutant)).length).toBeLessThan(30);
});

test('a sample larger than the list is the list', () => {
  expect(sample(many, { size: 1_001, seed: '1' })).toEqual(many);
});

test('a mutant is found with its whole lines before and after, and with the mutated file', async () => {
  const root = mkdtempSync(join(tmpdir(), 'mutants-test-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'packages/models/src/internal'), { recursive: true });
  writeFileSync(join(root, 'packages/models/src/internal/cap.ts'), 'export const cap =\n  (n: number) => n < 5;\n');

  const found = await findMutants(root, ['models']);

  expect(found).toContainEqual({
    key: 'packages/models/src/internal/cap.ts:1:17:1:22:EqualityOperator:n <= 5',
    package: 'models',
    file: 'packages/models/src/internal/cap.ts',
    line: 2,
    column: 18,
    mutator: 'EqualityOperator',
    original: '(n: number) => n < 5;',
    changed: '(n: number) => n <= 5;',
    mutated: 'export const cap =\n  (n: number) => n <= 5;\n',
  });
});

const mutant = (status: string, changed = status) => ({
  file: 'packages/models/src/a.ts',
  line: 1,
  original: 'a',
  changed,
  status,
});
const entry = (changed: string) => ({ file: 'models/src/a.ts', original: 'a', changed, reason: 'the same' });
const against = (equivalents: unknown[], mutants: unknown[] = []) => ({ equivalents, mutants, packages: ['models'] });

test('what a test, the time limit or the compiler notices is killed, the rest survives', () => {
  const results = ['Killed', 'RuntimeError', 'Timeout', 'CompileError', 'Survived', 'NoCoverage'].map((status) =>
    mutant(status),
  );
  const { killed, timedOut, rejected, survived, percent } = judge(results, against([]));
  expect([killed.length, timedOut.length, rejected.length, survived.length]).toEqual([2, 1, 1, 2]);
  expect(percent).toBeCloseTo(66.7, 1);
});

test('an equivalent mutant counts neither as killed nor as survived', () => {
  const results = [mutant('Killed'), mutant('Survived')];
  const verdict = judge(results, against([entry('Survived')], results));
  expect(verdict).toMatchObject({ survived: [], equivalent: [results[1]], stale: [], percent: 100 });
});

test.each([
  ['its mutant was killed', [mutant('Killed', 'b')]],
  ['its mutant does not compile', [mutant('CompileError', 'b')]],
  ['there is no such mutant', []],
])('an entry of the list of equivalents is stale when %s', (_, results) => {
  expect(judge(results, against([entry('b')], results)).stale).toEqual([entry('b')]);
});

test('an entry of a package that was not asked for is not stale', () => {
  expect(judge([], { ...against([entry('b')]), packages: ['transport'] }).stale).toEqual([]);
});

test('a status that is not known is an error', () => {
  expect(() => judge([mutant('Missing')], against([]))).toThrow(
    'packages/models/src/a.ts:1: unexpected status Missing',
  );
});
