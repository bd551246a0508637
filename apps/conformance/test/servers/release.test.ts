import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { cacheFolder } from '../../src/servers/cache-folder.js';
import { folderName, PINNED, requirements } from '../../src/servers/release.js';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('the pinned release is installed with the web framework it was built with', () => {
  expect(requirements({ version: PINNED, pinned: true })).toEqual(['invokeai==6.14.2', 'starlette==0.48.0']);
  expect(requirements({ version: PINNED, pinned: false })).toEqual(['invokeai==6.14.2']);
  expect(requirements({ version: '6.8.1', pinned: true })).toEqual(['invokeai==6.8.1']);
});

test('folders of unpinned releases are named after the day', () => {
  expect(folderName({ version: PINNED, pinned: true })).toBe('6.14.2');
  expect(folderName({ version: PINNED, pinned: false })).toBe('6.14.2-unpinned-2026-11-25');
  expect(folderName({ version: '6.8.1', pinned: false })).toBe('6.8.1');
});

test('the cache folder follows the environment', () => {
  vi.stubEnv('X_CONFORMANCE_CACHE', '');
  vi.stubEnv('XDG_CACHE_HOME', '/cache');
  expect(cacheFolder()).toBe('/cache/x-conformance');
  vi.stubEnv('X_CONFORMANCE_CACHE', '/elsewhere');
  expect(cacheFolder()).toBe('/elsewhere');
});
