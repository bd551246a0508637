import { expect, test } from 'vitest';

import { ModelInstallConfig } from '../../src/model-install.js';

test.each(['a', 'a.b', '...', '.a', '..a', 'ä b'])('the key %j is the name of a folder', (key) => {
  expect(ModelInstallConfig.parse({ key })).toEqual({ key });
});

test.each(['', '.', '..', 'a/b', '/a', 'a/', '../a', 'a\\b', '..\\a'])('the key %j is refused', (key) => {
  expect(ModelInstallConfig.safeParse({ key }).success).toBe(false);
});
