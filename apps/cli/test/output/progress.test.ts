import { describe, expect, test } from 'vitest';

import { createProgress, describe as describeState } from '../../src/output/progress.js';

function progress({ isTTY = false, isJson = false, columns = 60 }) {
  const written: string[] = [];
  const events: object[] = [];
  let now = 0;
  const host = { clock: () => now, stderr: { isTTY, columns, write: (text: string) => written.push(text) } };
  const print = { isJson, event: (_: string, facts: object) => void events.push(facts) };
  const shown = createProgress({ host, print, label: 'upload' });
  const step = (milliseconds: number, done: number): void => {
    now += milliseconds;
    shown.update({ done, total: 1_000, bytes: done * 1_000_000, totalBytes: 1_000_000_000, failed: 2 });
  };
  return { written, events, shown, step };
}

test('a terminal is redrawn at most ten times a second, in one line that fits', () => {
  const { written, step, shown } = progress({ isTTY: true, columns: 40 });
  for (let done = 0; done < 200; done++) step(10, done);
  expect(written.length).toBeLessThanOrEqual(20);
  expect(written.length).toBeGreaterThan(15);
  for (const text of written) expect(text).toMatch(/^\r.{37}$/);
  shown.end();
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('a narrow terminal shows the time that is left rather than the bytes', () => {
  const { written, step } = progress({ isTTY: true, columns: 40 });
  step(500, 10);
  step(1_500, 40);
  expect(written).toEqual([
    `\r${'10/1000 10.0 MB/1.0 GB 2 failed'.padEnd(37)}`,
    `\r${'40/1000 20.0/s 2 failed 48 s left'.padEnd(37)}`,
  ]);
});

test('without a terminal a line is written every ten seconds', () => {
  const { written, step } = progress({});
  for (let done = 0; done < 61; done++) step(500, done);
  expect(written).toEqual([
    'upload: 19/1000 19.0 MB/1.0 GB 1.9 MB/s 2 failed 8 min 37 s left\n',
    'upload: 39/1000 39.0 MB/1.0 GB 1.9 MB/s 2 failed 8 min 13 s left\n',
    'upload: 59/1000 59.0 MB/1.0 GB 2.0 MB/s 2 failed 7 min 59 s left\n',
  ]);
});

test('with --json nothing is drawn, and events are written', () => {
  const { written, events, step } = progress({ isJson: true });
  step(0, 1);
  step(50, 2);
  step(100, 3);
  expect(written).toEqual([]);
  expect(events).toMatchObject([{ done: 1 }, { done: 3 }]);
});

describe('a state', () => {
  test('without bytes has the rate of its items', () => {
    expect(describeState({ done: 30, total: 60 }, 10_000)).toBe('30/60 3.0/s 10 s left');
  });

  test('estimates by bytes where sizes differ', () => {
    expect(describeState({ done: 1, total: 2, bytes: 9_000, totalBytes: 10_000 }, 9_000)).toContain('1 s left');
  });
});
