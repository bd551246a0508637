import { createMemoryRepositories } from '@x/repositories/test';
import { InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { exportedCalls, thrown, wrongValues } from '../../../scripts/support/wrong-values.js';
import { AuthService } from '../src/auth.js';
import { createGraph } from '../src/graph.js';
import { createMemoryTokens } from '../src/token-storage.js';

const calls = await exportedCalls(import.meta.url, (module) => import(`../src/${module}.ts`));

const repositories = createMemoryRepositories();
const types = { templates: new Map(), objects: new Map() };
/** Arguments before the one that is wrong. */
const valid: Readonly<Record<string, readonly unknown[]>> = {
  AuthService: [() => ({ ...repositories, auth: {}, users: {} })],
  JobBatch: ['id'],
  Workflow: [{}],
  WorkflowRun: [{}, {}],
  WorkflowService: [{ ...repositories, workflows: {}, models: {}, modelInstalls: {}, prompts: {} }],
  convertWorkflow: [{}],
  createBrowserTokens: [],
  lintGraph: [types, { graph: createGraph().build() }],
  matchModel: [[]],
  openJournal: [{ open: async () => ({}) }],
};

test.each(calls)('%s with wrong arguments throws no error of JavaScript', async (name, call) => {
  const before = valid[name] ?? [];
  for (const value of wrongValues) {
    // What a function of the caller returns, or throws, is tried beside this.
    if (name === 'AuthService' && typeof value === 'function') continue;
    for (let count = 0; count <= before.length; count += 1) {
      const args = [...before.slice(0, count), value];
      const error = await Promise.resolve()
        .then(() => call(...args))
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      const isOurs = error === undefined || error === thrown || InvokeError.isInstance(error);
      expect(isOurs, `${args.length} arguments, the last a ${typeof value}: ${error}`).toBe(true);
    }
  }
});

test.each([
  ['credentials', 'text'],
  ['credentials', []],
  ['tokens', createMemoryTokens],
  ['tokens', { load: () => undefined }],
  ['clock', 5],
])('a login whose %s is none of its kind is refused at once', (option, value) => {
  const open: never = (() => ({ auth: {}, users: {} })) as never;
  expect(() => new AuthService(open, { [option]: value })).toThrow(
    expect.objectContaining({ name: 'InputError', argument: option }),
  );
});

test('a login whose repositories are none is refused at once', () => {
  for (const stores of [undefined, null, 5, {}, { auth: {} }]) {
    const open: never = (() => stores) as never;
    expect(() => new AuthService(open)).toThrow('must have a repository');
  }
});
