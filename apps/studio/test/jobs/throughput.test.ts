import { expect, test } from 'vitest';

import { throughput } from '../../src/features/jobs/chart/throughput.js';
import { makeItem } from '../support/make-item.js';

const NOON = Date.UTC(2026, 10, 22, 12) / 1_000;
const at = (minutes: number) =>
  new Date((NOON + minutes * 60) * 1_000).toISOString().replace('Z', '').replace('T', ' ');

test('a job counts in the step in which it was done, and its waiting in the one in which it started', () => {
  const items = [
    makeItem({ status: 'completed', started_at: at(1), completed_at: at(5) }),
    makeItem({ status: 'completed', started_at: at(1.5), completed_at: at(5.5) }),
  ];
  const { times, done, waiting, total, meanWaiting } = throughput(items, 'hour', NOON + 6 * 60 + 5);
  expect(times.at(-1)).toBe(NOON + 6 * 60);
  expect(done.slice(-4)).toEqual([0, 0, 2, 0]);
  expect(waiting.slice(-4)).toEqual([75, null, null, null]);
  expect([total, meanWaiting]).toEqual([2, 75]);
});

test('jobs that failed, wait or ended before the span do not count', () => {
  const items = [
    makeItem({ status: 'failed', started_at: null, completed_at: at(30) }),
    makeItem({ status: 'pending' }),
    makeItem({ status: 'completed', started_at: at(0), completed_at: at(0) }),
  ];
  const { total, meanWaiting, done } = throughput(items, 'hour', NOON + 3_600);
  expect([total, meanWaiting, done.length]).toEqual([0, null, 30]);
});

test('a day has steps of half an hour', () => {
  const items = [makeItem({ status: 'completed', started_at: at(0), completed_at: at(40) })];
  const { done } = throughput(items, 'day', NOON + 3_600);
  expect([done.length, done.slice(-3)]).toEqual([48, [0, 1, 0]]);
});
