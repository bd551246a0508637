import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { toDate } from '../../src/timestamp.js';

beforeAll(() => void vi.stubEnv('TZ', 'Asia/Tokyo')); // far from UTC, where local time would pass for it
afterAll(() => void vi.unstubAllEnvs());

test.each([
  ['2026-11-22 13:08:21.950', '2026-11-22T13:08:21.950Z'],
  ['2026-11-22 13:09:02', '2026-11-22T13:09:02.000Z'],
  ['2026-11-22T13:12:26.693000', '2026-11-22T13:12:26.693Z'],
  ['2026-11-22T13:12:26.693000Z', '2026-11-22T13:12:26.693Z'],
  ['2026-11-22T13:12:26+02:00', '2026-11-22T11:12:26.000Z'],
])('parses %s as UTC', (timestamp, moment) => {
  expect(toDate(timestamp).toISOString()).toBe(moment);
});

test.each([
  '',
  'yesterday',
  '2026-11-22',
  '22.11.2026 13:08:21',
  '2026-13-45 99:99:99',
  'x2026-11-22 13:09:02',
  '2026-11-22 13:09:02 UTC',
])('returns an invalid date for "%s"', (timestamp) => {
  expect(toDate(timestamp).getTime()).toBeNaN();
});
