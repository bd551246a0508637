import { InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { exportedCalls, thrown, wrongValues } from '../../../scripts/support/wrong-values.js';

type Call = (...args: readonly unknown[]) => unknown;

const calls = await exportedCalls(import.meta.url, (module) => import(`../src/${module}.ts`));

function errorOf(call: Call, args: readonly unknown[]): unknown {
  try {
    call(...args);
    return undefined;
  } catch (error) {
    return error;
  }
}

test.each(calls)('%s with wrong arguments throws no error of JavaScript', (_, call) => {
  for (const value of wrongValues) {
    for (const args of [[value], [{}, value], [value, value]]) {
      const error = errorOf(call, args);
      const isOurs = error === undefined || error === thrown || InvokeError.isInstance(error);
      expect(isOurs, `${args.length} arguments, the last a ${typeof value}: ${error}`).toBe(true);
    }
  }
});

const needsObject = ['createAuth', 'createClient', 'BoardResource', 'ImageResource', 'VideoResource'];

test.each(calls.filter(([name]) => needsObject.includes(name)))('%s names what is no object', (_, call) => {
  for (const value of [null, 5, 'text', [], () => 1, Symbol('x')]) {
    expect(() => call(value, {})).toThrow(expect.objectContaining({ name: 'InputError', reason: expect.any(String) }));
  }
});
