import { UnsupportedOperationError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { scenario } from '../../src/runner/scenario.js';
import { supportPage } from '../../src/support/support-page.js';
import { verdictOn } from '../../src/support/verdict.js';

const days = scenario('days', async () => {}, { since: '6.13.0' });
const run = (failure?: unknown) => ({ title: 'days', exchanges: [], failure, since: 0 });
const unsupported = new UnsupportedOperationError('GET /x', '6.13.0', '6.8.1');

test('a supported scenario that passes is a yes', () => {
  expect(verdictOn(days, '6.14.2', run())).toEqual({ text: 'yes' });
});

test('on an older release only an UnsupportedOperationError is expected', () => {
  expect(verdictOn(days, '6.8.1', run(unsupported))).toEqual({ text: 'needs 6.13.0' });
  expect(verdictOn(days, '6.8.1', run(new Error('404'))).problem).toBe('6.8.1: days: Error: 404');
  expect(verdictOn(days, '6.8.1', run()).problem).toContain('passes, though the release should be too old');
});

test('a supported scenario must not fail', () => {
  expect(verdictOn(days, '6.13.0', run(unsupported)).text).toBe('no');
  expect(verdictOn(days, '6.14.2', undefined).problem).toContain('it did not run');
});

test('the page has a row per scenario and a column per release', () => {
  const page = supportPage(['days'], [{ version: '6.8.1', verdicts: [{ text: 'needs 6.13.0' }] }]);
  expect(page).toContain('|  | 6.8.1 |\n| --- | --- |\n| days | needs 6.13.0 |\n');
});
