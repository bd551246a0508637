import { expect, test } from 'vitest';

import { shorten } from '../../src/sequences/shorten.js';
import type { Step } from '../../src/sequences/step.js';

const step = (route: string, query = {}): Step => ({ route, query });
const letters = 'abcdefghijklmnopqrst'.split('');
const routes = (steps: readonly Step[]) => steps.map((one) => (one === 'run the queue' ? one : one.route)).join('');

test.each(['a', 't', 'cg', 'at', 'bjk', 'efg', 'acegik'])(
  'keeps the steps that matter and no others: %s',
  async (needed) => {
    const matters = async (steps: readonly Step[]) => [...needed].every((letter) => routes(steps).includes(letter));
    expect(
      routes(
        await shorten(
          letters.map((letter) => step(letter)),
          matters,
        ),
      ),
    ).toBe(needed);
  },
);

test('keeps the parameters that matter and no others', async () => {
  const steps = [step('a', { x: 1, y: 2, z: 3 }), 'run the queue', step('b', { x: 1 })] as const;
  const matters = async ([first]: readonly Step[]) => first !== 'run the queue' && first?.query?.['y'] === 2;
  expect(await shorten(steps, matters)).toEqual([step('a', { y: 2 })]);
});

test('removes a step that only a parameter needed', async () => {
  const matters = async ([first, ...rest]: readonly Step[]) => {
    const last = first === 'run the queue' || !first ? undefined : (rest.at(-1) ?? first);
    return (
      last !== undefined && last !== 'run the queue' && last.route === 'b' && (!last.query?.['x'] || rest.length > 0)
    );
  };
  expect(await shorten([step('a'), step('b', { x: 1 })], matters)).toEqual([step('b')]);
});

test('gives up after a number of attempts', async () => {
  let attempts = 0;
  const matters = async () => {
    attempts += 1;
    return false;
  };
  const steps = letters.map((letter) => step(letter));
  expect(await shorten(steps, matters, 7)).toEqual(steps);
  expect(attempts).toBe(7);
});
