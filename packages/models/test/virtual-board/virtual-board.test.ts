import { expect, test } from 'vitest';
import { VirtualBoard } from '../../src/virtual-board.js';
import responses from '../support/virtual-board.json' with { type: 'json' };

test('has no videos on servers without them', () => {
  expect(VirtualBoard.parse(responses.VirtualBoard['6.13.8'])).toMatchObject({
    video_count: 0,
    cover_video_name: null,
  });
});

test('refuses a day without a date', () => {
  expect(VirtualBoard.safeParse({ ...responses.VirtualBoard['6.14.2'], date: null }).success).toBe(false);
});
