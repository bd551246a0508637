import { checkLength } from '../check-length.js';
import { randomIntegers } from '../compute/random-integers.js';
import { input } from '../input.js';
import { float, integer } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { floatCollectionOutput, integerCollectionOutput } from '../outputs.js';
import { PythonError } from '../python-error.js';

const category = 'batch';

function range(start: number, stop: number, step: number): number[] {
  if (step === 0) throw new PythonError('ValueError', 'range() arg 3 must not be zero');
  const length = checkLength(Math.max(0, Math.ceil((stop - start) / step)));
  return Array.from({ length }, (_, index) => start + index * step);
}

function linear(start: number, stop: number, steps: number): number[] {
  if (steps < 0) throw new PythonError('ValueError', `Number of samples, ${steps}, must be non-negative.`);
  const step = steps > 1 ? (stop - start) / (steps - 1) : 0;
  return Array.from({ length: checkLength(steps) }, (_, index) =>
    index > 0 && index === steps - 1 ? stop : index * step + start,
  );
}

export const collections: readonly NodeType[] = [
  nodeType({
    type: 'range',
    className: 'RangeInvocation',
    title: 'Integer Range',
    version: '1.0.0',
    category,
    tags: ['collection', 'integer', 'range'],
    inputs: {
      start: input(integer(), 0),
      stop: input(integer(), 10, {
        check: (stop, { start }) =>
          typeof start === 'number' && stop <= start ? 'stop must be greater than start' : undefined,
      }),
      step: input(integer(), 1),
    },
    output: integerCollectionOutput,
    invoke: ({ start, stop, step }) => ({ collection: range(start, stop, step) }),
  }),
  nodeType({
    type: 'range_of_size',
    className: 'RangeOfSizeInvocation',
    title: 'Integer Range of Size',
    version: '1.0.0',
    category,
    tags: ['collection', 'integer', 'size', 'range'],
    inputs: { start: input(integer(), 0), size: input(integer({ gt: 0 }), 1), step: input(integer(), 1) },
    output: integerCollectionOutput,
    invoke: ({ start, size, step }) => ({ collection: range(start, start + step * size, step) }),
  }),
  nodeType({
    type: 'random_range',
    className: 'RandomRangeInvocation',
    title: 'Random Range',
    version: '1.0.1',
    category,
    tags: ['range', 'integer', 'random', 'collection'],
    usesCache: false,
    inputs: {
      low: input(integer(), 0),
      high: input(integer(), 2_147_483_647),
      size: input(integer(), 1),
      seed: input(integer({ ge: 0, le: 4_294_967_295 }), 0),
    },
    output: integerCollectionOutput,
    invoke: ({ low, high, size, seed }) => {
      if (low >= high) throw new PythonError('ValueError', 'low >= high');
      if (size < 0) throw new PythonError('ValueError', 'negative dimensions are not allowed');
      return { collection: randomIntegers({ low, high, size: checkLength(size), seed }) };
    },
  }),
  nodeType({
    type: 'float_range',
    className: 'FloatLinearRangeInvocation',
    title: 'Float Range',
    version: '1.0.1',
    category: 'math',
    tags: ['math', 'range'],
    inputs: { start: input(float(), 5), stop: input(float(), 10), steps: input(integer(), 30) },
    output: floatCollectionOutput,
    invoke: ({ start, stop, steps }) => ({ collection: linear(start, stop, steps) }),
  }),
];
