import { UnsupportedOperationError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { scenario } from '../../src/runner/scenario.js';
import { supportPage } from '../../src/support/support-page.js';
import { verdictOn } from '../../src/support/verdict.js';

const days = scenario('days', async () => {}, { since: '6.13.0' });
const played = (failure?: unknown) => ({ title: 'days', exchanges: [], failure });
const unsupported = new UnsupportedOperationError('GET /x', '6.13.0', '6.8.1');

test('what works where it should is a yes', () => {
  expect(verdictOn(days, '6.14.2', played())).toEqual({ text: 'yes' });
});

test('what a release is too old for must be refused as that', () => {
  expect(verdictOn(days, '6.8.1', played(unsupported))).toEqual({ text: 'needs 6.13.0' });
  expect(verdictOn(days, '6.8.1', played(new Error('404'))).problem).toBe('6.8.1: days: Error: 404');
  expect(verdictOn(days, '6.8.1', played()).problem).toContain('it works, though it should not');
});

test('what a release is new enough for must not be refused', () => {
  expect(verdictOn(days, '6.13.0', played(unsupported)).text).toBe('no');
  expect(verdictOn(days, '6.14.2', undefined).problem).toContain('it was not played');
});

test('the page has a row a scenario and a column a release', () => {
  const page = supportPage(['days'], [{ version: '6.8.1', verdicts: [{ text: 'needs 6.13.0' }] }]);
  expect(page).toContain('|  | 6.8.1 |\n| --- | --- |\n| days | needs 6.13.0 |\n');
});
