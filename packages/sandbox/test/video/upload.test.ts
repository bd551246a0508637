import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { makeVideoFile, type VideoFileOptions } from '../../src/make-video-file.js';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';

const UPLOAD = 'POST /api/v1/videos/upload?video_category=general&is_intermediate=false';

function form(bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}): { body: FormData } {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new File([bytes], 'film.mp4', { type: 'video/mp4' }));
  return { body };
}

const upload = (sandbox: Sandbox, options: VideoFileOptions = {}) =>
  request(sandbox, UPLOAD, form(makeVideoFile(options)));

test('returns the video and its location, with the keys of the server in their order', async () => {
  using sandbox = createSandbox({ uuid: () => 'v1', clock: () => new Date('2026-11-29T15:30:50.379Z') });
  const { status, headers, body } = await upload(sandbox);
  expect([status, headers.get('location')]).toEqual([201, 'api/v1/videos/i/v1.mp4/full']);
  expect(JSON.stringify(body)).toBe(
    '{"video_name":"v1.mp4","video_url":"api/v1/videos/i/v1.mp4/full",' +
      '"thumbnail_url":"api/v1/videos/i/v1.mp4/thumbnail","video_origin":"external","video_category":"general",' +
      '"width":64,"height":48,"duration":1,"fps":10,"created_at":"2026-11-29 15:30:50.379",' +
      '"updated_at":"2026-11-29 15:30:50.379","deleted_at":null,"is_intermediate":false,"session_id":null,' +
      '"node_id":null,"starred":false,"has_workflow":false,"video_subfolder":"","board_id":null}',
  );
});

test.each<[VideoFileOptions, object]>([
  [
    { width: 100, height: 50, frames: 3, fps: 29.97 },
    { width: 100, height: 50, duration: 0.1, fps: 29.97 },
  ],
  [
    { width: 16, height: 64, frames: 1, fps: 24 },
    { width: 16, height: 64, duration: 0.04, fps: 24 },
  ],
])('reads size, duration and frame rate of %j', async (options, facts) => {
  using sandbox = createSandbox();
  expect((await upload(sandbox, options)).body).toMatchObject(facts);
});

test('receives two uploads at a time and refuses a third with 429', async () => {
  using sandbox = createSandbox();
  const responses = await Promise.all([1, 2, 3, 4].map(() => upload(sandbox)));
  expect(responses.map(({ status }) => status).toSorted()).toEqual([201, 201, 429, 429]);
  const refused = responses.find(({ status }) => status === 429);
  expect(refused?.headers.get('retry-after')).toBe('5');
  // A gate sends it, not what compresses.
  expect(refused?.headers.get('vary')).toBeNull();
  expect(refused?.body).toEqual({ detail: 'Too many concurrent video uploads; try again shortly' });
  expect((await upload(sandbox)).status).toBe(201);
});

test('refuses more than 1 GiB before it reads anything', async () => {
  using sandbox = createSandbox();
  const headers = { 'content-length': String(2 ** 30 + 11 * 2 ** 20) };
  const { status, body } = await request(sandbox, UPLOAD, { ...form(makeVideoFile()), headers });
  expect([status, body]).toEqual([413, { detail: 'Video upload exceeds maximum request size (1084227584 bytes)' }]);
});

test.each([
  ['a list', '[]', 422, 'Metadata must be a JSON object'],
  ['more than 1 MiB', `{"a":"${'x'.repeat(2 ** 20)}"}`, 413, 'Video metadata exceeds maximum size (1048576 bytes)'],
])('refuses metadata that is %s', async (_, metadata, status, detail) => {
  using sandbox = createSandbox();
  const response = await request(sandbox, UPLOAD, form(makeVideoFile(), { metadata }));
  expect(response).toMatchObject({ status, body: { detail } });
});

test('a refused upload leaves no file, and a deleted video neither', async () => {
  const root = mkdtempSync(join(tmpdir(), 'x-video-test-'));
  const folder = join(root, 'outputs', 'videos');
  try {
    using sandbox = createSandbox({ root, uuid: () => 'v1' });
    await request(sandbox, UPLOAD, form(makeVideoFile({ size: 2 ** 21 }).slice(0, 500)));
    expect(readdirSync(folder)).toEqual(['thumbnails']);
    await upload(sandbox, { size: 2 ** 21 });
    expect(existsSync(join(folder, 'v1.mp4'))).toBe(true);
    await request(sandbox, 'DELETE /api/v1/videos/i/v1.mp4');
    expect(readdirSync(folder)).toEqual(['thumbnails']);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test.each([
  ['is cut off', (file: Uint8Array<ArrayBuffer>) => file.slice(0, 750)],
  ['is made of no units', (file: Uint8Array<ArrayBuffer>) => file.fill(0, Buffer.from(file).indexOf('mdat') + 4)],
])('refuses a video whose first frame %s', async (_, spoil) => {
  using sandbox = createSandbox();
  const response = await request(sandbox, UPLOAD, form(spoil(makeVideoFile())));
  expect(response).toMatchObject({ status: 415, body: { detail: 'Failed to read video' } });
});
