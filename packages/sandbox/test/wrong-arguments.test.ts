import { expect, test } from 'vitest';
import { exportedCalls, thrown, wrongValues } from '../../../scripts/support/wrong-values.js';
import { createSandbox, type Sandbox } from '../src/sandbox.js';
import { serve } from '../src/serve.js';

type Call = (...args: readonly unknown[]) => unknown;

/** A `TypeError` that says what is wrong with which argument, not one of JavaScript itself. */
const ours = /^(?:[a-zA-Z.]+: must |cannot serve the sandbox: )/;

/** Calls a function and ends what it has started. Returns what it throws. */
async function outcome(call: Call, args: readonly unknown[]): Promise<unknown> {
  try {
    const result = await call(...args);
    const isServer = typeof result === 'object' && result !== null && 'close' in result;
    if (isServer) await (result as Sandbox).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

function expectOurs(error: unknown, what: string): void {
  if (error === undefined || error === thrown) return;
  expect(String(error), what).toMatch(/^TypeError: /);
  expect((error as Error).message, what).toMatch(ours);
}

test.each(await exportedCalls(import.meta.url, (module) => import(`../src/${module}.ts`)))(
  '%s with a wrong argument says which one it is',
  async (name, call) => {
    using sandbox = createSandbox();
    const before = name === 'serve' ? [[], [sandbox]] : [[]];
    for (const value of wrongValues) {
      for (const args of before) {
        const error = await outcome(call, [...args, value]);
        expectOurs(error, `${typeof value} ${String(error)}`);
        if (typeof value !== 'object' && value !== undefined) expect(error, typeof value).toBeInstanceOf(TypeError);
      }
    }
  },
);

const kinds = {
  ...{ root: 'string', basePath: 'string', version: 'string', clock: 'function', uuid: 'function' },
  ...{ seed: 'number', startDelay: 'number', nodeDelay: 'number', multiuser: 'boolean', strictPasswords: 'boolean' },
};

test.each(Object.entries(kinds))('a sandbox whose %s is no %s says so', (option, kind) => {
  for (const value of wrongValues) {
    if (value === undefined || typeof value === kind) continue;
    expect(() => createSandbox({ [option]: value })).toThrow(new RegExp(`^${option}: must be `));
  }
});

test.each(['port', 'host', 'web', 'allowOrigins'])('a server whose %s is of another kind says so', async (option) => {
  using sandbox = createSandbox();
  for (const value of [null, {}, true, Symbol('x')]) {
    await expect(serve(sandbox, { [option]: value })).rejects.toThrow(new RegExp(`^${option}: must be `));
  }
});

test('a fault that would never happen, and records that are none, are refused', async () => {
  using sandbox = createSandbox();
  for (const value of [undefined, null, 5, 'delay', []]) {
    const given: never = value as never;
    expect(() => sandbox.fault(given)).toThrow(/^rule: must be /);
    await expect(sandbox.seed(given)).rejects.toThrow(/^seed: must be /);
  }
  for (const kind of ['delya', undefined, 'toString']) {
    const rule: never = { kind } as never;
    expect(() => sandbox.fault(rule)).toThrow(/^kind: must be that of a fault, such as delay, /);
  }
});
