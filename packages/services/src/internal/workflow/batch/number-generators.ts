import { createTwister } from './mersenne-twister.js';
import { splitText } from './split-text.js';

/** The values of a generator of numbers. Parameters that are missing have the editor's defaults. */
export function generateNumbers(
  generator: Readonly<Record<string, unknown>>,
  random: () => number,
): number[] | undefined {
  const type = String(generator['type']);
  const isInteger = type.startsWith('integer_');
  const parameter = (name: string, initial: number): number => {
    const value = generator[name];
    return typeof value === 'number' ? value : initial;
  };
  const count = parameter('count', 10);
  switch (type.replace(/^(?:float|integer)_generator_/, '')) {
    case 'arithmetic_sequence':
      return arithmetic(parameter('start', 0), parameter('step', isInteger ? 1 : 0.1), count);
    case 'linear_distribution':
      return linear([parameter('start', 0), parameter('end', isInteger ? 10 : 1)], count, isInteger);
    case 'random_distribution_uniform': {
      const { seed } = generator;
      const next = typeof seed === 'number' ? createTwister(seed) : random;
      return uniform([parameter('min', 0), parameter('max', isInteger ? 10 : 1)], count, { next, isInteger });
    }
    case 'parse_string':
      return parse(generator, isInteger);
    default:
      return undefined;
  }
}

function arithmetic(start: number, step: number, count: number): number[] {
  return step === 0 ? [start] : times(count, (index) => start + index * step);
}

function linear([start, end]: readonly [number, number], count: number, isInteger: boolean): number[] {
  if (count === 1) return [start];
  return times(count, (index) => {
    const increment = (end - start) * (index / (count - 1));
    return start + (isInteger ? Math.round(increment) : increment);
  });
}

interface Source {
  readonly next: () => number;
  readonly isInteger: boolean;
}

function uniform([min, max]: readonly [number, number], count: number, { next, isInteger }: Source): number[] {
  return times(count, () => (isInteger ? Math.floor(next() * (max - min + 1)) + min : next() * (max - min) + min));
}

function parse(generator: Readonly<Record<string, unknown>>, isInteger: boolean): number[] {
  return splitText(generator['input'], generator['splitOn'])
    .map((text) => (isInteger ? Number.parseInt(text.trim(), 10) : Number.parseFloat(text.trim())))
    .filter((value) => !Number.isNaN(value));
}

const times = (count: number, value: (index: number) => number): number[] =>
  Array.from({ length: Math.max(0, Math.trunc(count)) }, (_, index) => value(index));
