import { earlierInput } from '../earlier-input.js';
import { input } from '../input.js';
import { float, integer, literal } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { floatOutput, integerOutput } from '../outputs.js';

type Compute = (a: number, b: number) => number;

const SHARED = {
  ADD: (a, b) => a + b,
  SUB: (a, b) => a - b,
  MUL: (a, b) => a * b,
  EXP: (a, b) => a ** b,
  ABS: (a) => Math.abs(a),
  MIN: (a, b) => Math.min(a, b),
  MAX: (a, b) => Math.max(a, b),
} satisfies Record<string, Compute>;

const INTEGER = {
  ...SHARED,
  DIV: (a, b) => Math.trunc(a / b),
  // Python's modulo: not negative for a positive divisor.
  MOD: (a, b) => ((a % b) + b) % b,
} satisfies Record<string, Compute>;

const FLOAT = { ...SHARED, DIV: (a, b) => a / b, SQRT: (a) => Math.sqrt(a) } satisfies Record<string, Compute>;

const LABELS: Readonly<Record<string, string>> = {
  ADD: 'Add A+B',
  SUB: 'Subtract A-B',
  MUL: 'Multiply A*B',
  DIV: 'Divide A/B',
  EXP: 'Exponentiate A^B',
  MOD: 'Modulus A%B',
  ABS: 'Absolute Value of A',
  SQRT: 'Square Root of A',
  MIN: 'Minimum(A,B)',
  MAX: 'Maximum(A,B)',
};

const labelled = (names: readonly string[]) => ({
  hints: { ui_choice_labels: Object.fromEntries(names.map((name) => [name, LABELS[name]])) },
});

function findIntegerProblem(b: number, others: Readonly<Record<string, unknown>>): string | undefined {
  const operation = earlierInput(others, 'operation');
  if ((operation === 'DIV' || operation === 'MOD') && b === 0) return 'Cannot divide by zero';
  return operation === 'EXP' && b < 0 ? 'Result of exponentiation is not an integer' : undefined;
}

function findFloatProblem(b: number, others: Readonly<Record<string, unknown>>): string | undefined {
  const operation = earlierInput(others, 'operation');
  if (operation === 'DIV' && b === 0) return 'Cannot divide by zero';
  if (operation !== 'EXP') return undefined;
  const a = Number(earlierInput(others, 'a'));
  if (a === 0 && b < 0) return 'Cannot raise zero to a negative power';
  return a < 0 && !Number.isInteger(b) ? 'Root operation resulted in a complex number' : undefined;
}

const INTEGER_NAMES = ['ADD', 'SUB', 'MUL', 'DIV', 'EXP', 'MOD', 'ABS', 'MIN', 'MAX'] as const;
const FLOAT_NAMES = ['ADD', 'SUB', 'MUL', 'DIV', 'EXP', 'ABS', 'SQRT', 'MIN', 'MAX'] as const;

const VERBS = ['add', 'subtract', 'multiply', 'divide'];
const CHOICES = ['absolute value', 'min', 'max'];

export const calculators: readonly NodeType[] = [
  nodeType({
    type: 'integer_math',
    className: 'IntegerMathInvocation',
    title: 'Integer Math',
    version: '1.0.1',
    category: 'math',
    tags: ['math', 'integer', ...VERBS, 'modulus', 'power', ...CHOICES],
    inputs: {
      operation: input(literal(INTEGER_NAMES), 'ADD', labelled(INTEGER_NAMES)),
      a: input(integer(), 1),
      b: input(integer(), 1, { check: findIntegerProblem }),
    },
    output: integerOutput,
    invoke: ({ operation, a, b }) => ({ value: INTEGER[operation](a, b) }),
  }),
  nodeType({
    type: 'float_math',
    className: 'FloatMathInvocation',
    title: 'Float Math',
    version: '1.0.1',
    category: 'math',
    tags: ['math', 'float', ...VERBS, 'power', 'root', ...CHOICES],
    inputs: {
      operation: input(literal(FLOAT_NAMES), 'ADD', labelled(FLOAT_NAMES)),
      a: input(float(), 1),
      b: input(float(), 1, { check: findFloatProblem }),
    },
    output: floatOutput,
    invoke: ({ operation, a, b }) => ({ value: FLOAT[operation](a, b) }),
  }),
];
