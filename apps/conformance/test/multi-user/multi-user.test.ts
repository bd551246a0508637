import { afterAll, expect, test } from 'vitest';

import { runAsUsers } from '../../src/multi-user/user-scenario.js';
import type { Users } from '../../src/multi-user/users.js';
import { loadScenarios } from '../../src/runner/load-scenarios.js';
import { sandboxServer } from '../../src/servers/sandbox.js';

const scenarios = await loadScenarios<Users>(new URL('../../src/multi-user/scenarios/', import.meta.url));
const sandbox = sandboxServer(undefined, { multiuser: true });
afterAll(() => sandbox.close());
const runs = await runAsUsers(scenarios, sandbox);

test.each(runs)('$title', ({ failure }) => {
  expect(failure).toBeUndefined();
});

test('every scenario with several users has a unique title', () => {
  const titles = scenarios.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});
