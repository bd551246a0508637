import { expect, test } from 'vitest';

import { Video, VideoChanges } from '../../src/video.js';
import responses from '../support/video.json' with { type: 'json' };

const { smallest } = responses.Video;

test('defaults the fields that may be absent', () => {
  const absent = { fps: null, deleted_at: null, session_id: null, node_id: null, video_subfolder: '', board_id: null };
  expect(Video.parse(smallest)).toEqual({ ...smallest, ...absent });
});

test('accepts a duration and a rate of frames with a fraction', () => {
  expect(Video.parse({ ...smallest, duration: 0.04, fps: 29.97 })).toMatchObject({ duration: 0.04, fps: 29.97 });
});

test.each([
  ['width', '64'],
  ['height', 1.5],
  ['duration', null],
  ['starred', 1],
  ['video_name', null],
])('refuses a video whose %s is %j', (key, value) => {
  expect(Video.safeParse({ ...smallest, [key]: value }).error?.issues[0]?.path).toEqual([key]);
});

test('refuses changes that the server would ignore', () => {
  expect(VideoChanges.parse({})).toEqual({});
  expect(VideoChanges.safeParse({ board_id: 'b' }).success).toBe(false);
  expect(VideoChanges.safeParse({ session_id: null }).success).toBe(false);
});
