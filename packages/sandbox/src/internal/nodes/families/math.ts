import { input } from '../input.js';
import { float, integer, literal } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { floatOutput, integerOutput } from '../outputs.js';
import { PythonError } from '../python-error.js';
import { roundHalfEven, roundTo } from '../rounding.js';

const category = 'math';

function divide(a: number, b: number): number {
  if (b === 0) throw new PythonError('ZeroDivisionError', 'division by zero');
  return Math.trunc(a / b);
}

interface Operation {
  readonly type: string;
  readonly className: string;
  readonly word: string;
  readonly compute: (a: number, b: number) => number;
}

const operation = ({ type, className, word, compute }: Operation): NodeType =>
  nodeType({
    type,
    className,
    title: `${word} Integers`,
    version: '1.0.1',
    category,
    tags: ['math', word.toLowerCase()],
    inputs: { a: input(integer(), 0), b: input(integer(), 0) },
    output: integerOutput,
    invoke: ({ a, b }) => ({ value: compute(a, b) }),
  });

const ROUNDINGS = { Nearest: roundHalfEven, Floor: Math.floor, Ceiling: Math.ceil, Truncate: Math.trunc };

export const math: readonly NodeType[] = [
  operation({ type: 'add', className: 'AddInvocation', word: 'Add', compute: (a, b) => a + b }),
  operation({ type: 'sub', className: 'SubtractInvocation', word: 'Subtract', compute: (a, b) => a - b }),
  operation({ type: 'mul', className: 'MultiplyInvocation', word: 'Multiply', compute: (a, b) => a * b }),
  operation({ type: 'div', className: 'DivideInvocation', word: 'Divide', compute: divide }),
  nodeType({
    type: 'rand_int',
    className: 'RandomIntInvocation',
    title: 'Random Integer',
    version: '1.0.1',
    category,
    tags: ['math', 'random'],
    usesCache: false,
    inputs: { low: input(integer(), 0), high: input(integer(), 2_147_483_647) },
    output: integerOutput,
    invoke: ({ low, high }, { random }) => {
      if (low >= high) throw new PythonError('ValueError', 'low >= high');
      return { value: low + Math.floor(random() * (high - low)) };
    },
  }),
  nodeType({
    type: 'rand_float',
    className: 'RandomFloatInvocation',
    title: 'Random Float',
    version: '1.0.1',
    category,
    tags: ['math', 'float', 'random'],
    usesCache: false,
    inputs: { low: input(float(), 0), high: input(float(), 1), decimals: input(integer(), 2) },
    output: floatOutput,
    invoke: ({ low, high, decimals }, { random }) => ({ value: roundTo(low + random() * (high - low), decimals) }),
  }),
  nodeType({
    type: 'float_to_int',
    className: 'FloatToIntegerInvocation',
    title: 'Float To Integer',
    version: '1.0.1',
    category,
    tags: ['math', 'round', 'integer', 'float', 'convert'],
    inputs: {
      value: input(float(), 0),
      multiple: input(integer({ ge: 1 }), 1, { hints: { title: 'Multiple of' } }),
      method: input(literal(['Nearest', 'Floor', 'Ceiling', 'Truncate']), 'Nearest'),
    },
    output: integerOutput,
    invoke: ({ value, multiple, method }) => ({ value: ROUNDINGS[method](value / multiple) * multiple }),
  }),
  nodeType({
    type: 'round_float',
    className: 'RoundInvocation',
    title: 'Round Float',
    version: '1.0.1',
    category,
    tags: ['math', 'round'],
    inputs: { value: input(float(), 0), decimals: input(integer(), 0) },
    output: floatOutput,
    invoke: ({ value, decimals }) => ({ value: roundTo(value, decimals) }),
  }),
];
