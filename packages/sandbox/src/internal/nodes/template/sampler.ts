import type { PythonRandom } from './python-random.js';
import {
  type Assignment,
  type Choice,
  isEmpty,
  isSame,
  type Method,
  methodOf,
  type Part,
  type Sequence,
  type Wrap,
} from './template.js';
import { combinationsOf, joined, nextOf, type Values, without } from './values.js';

/** What the parts of a template are sampled with. */
interface Context {
  readonly method: Method;
  readonly variables: ReadonlyMap<string, Part>;
  /** The variables that are being sampled: none may contain itself. */
  readonly open: ReadonlySet<string>;
}

/** The steps after which a template is given up. The server would not end. */
const MOST_STEPS = 1_000_000;

const MARKER = /[\u1801\u2026\u22ee\u22ef\u22f0\u22f1\ufe19]+|\.{3,}/;

/** Yields prompts of a template: all of them with `combinations`, without end with the other methods. */
export class Sampler {
  readonly #random: PythonRandom;
  #steps = 0;

  constructor(random: PythonRandom) {
    this.#random = random;
  }

  sample(part: Part, method: Method): Values {
    return this.#values(part, { method, variables: new Map(), open: new Set() });
  }

  #values(part: Part, outer: Context): Values {
    const own = methodOf(part) ?? outer.method;
    const method = own === 'combinations' ? outer.method : own;
    const context = method === outer.method ? outer : { ...outer, method };
    const isOnce = method === 'combinations';
    if (part.kind === 'text') return this.#repeat(part.text, isOnce);
    if (part.kind === 'sequence') return isOnce ? this.#combined(part, context) : this.#sequence(part, context);
    if (part.kind === 'choice') return this.#choice(part, context);
    if (part.kind === 'wildcard') return this.#wildcard(part.name, context);
    if (part.kind === 'variable') return this.#variable(part.name, part.fallback, context);
    if (part.kind === 'wrap') return this.#wrap(part, context);
    throw new Error('an assignment has no value');
  }

  #choice(choice: Choice, context: Context): Values {
    const [first] = choice.options;
    const isOnly = choice.options.length === 1;
    // The values of a wildcard would be the options.
    if (first === undefined || (isOnly && first.value.kind === 'wildcard')) return this.#nothing();
    const size = choice.options.length;
    const bounded = { ...choice, minimum: Math.min(choice.minimum, size), maximum: Math.min(choice.maximum, size) };
    if (context.method === 'combinations') return this.#everyChoice(bounded, context);
    if (context.method === 'cycle') return this.#cycledChoice(bounded, context);
    return isOnly ? this.#values(first.value, context) : this.#randomChoice(bounded, context);
  }

  *#nothing(): Values {}

  *#repeat(text: string, isOnce: boolean): Values {
    yield text;
    while (!isOnce) yield text;
  }

  *#sequence(sequence: Sequence, outer: Context): Values {
    const { parts, context } = this.#assign(sequence.parts, outer);
    const values = parts.map((part) => this.#values(part, context));
    for (;;) yield values.map(nextOf).join('');
  }

  /** Parts with a method of their own have one value for each combination of the others. */
  *#combined(sequence: Sequence, outer: Context): Values {
    const { parts, context } = this.#assign(sequence.parts, outer);
    const passing = parts
      .filter((part) => methodOf(part) !== 'combinations')
      .map((part) => ({ part, values: this.#values(part, context) }));
    const upcoming = new Map(passing.map(({ part, values }) => [part, nextOf(values) as string | undefined]));
    const pass = (part: Part): string => {
      const shared = passing.find((one) => isSame(one.part, part));
      if (!shared) throw new Error('a part has no values');
      const value = upcoming.get(shared.part);
      upcoming.set(shared.part, shared.values.next().value ?? undefined);
      return value ?? '';
    };
    const combine = function* (this: Sampler, index: number): Values {
      const part = parts[index];
      if (part === undefined) yield '';
      else if ((methodOf(part) ?? 'combinations') !== 'combinations') {
        for (const rest of combine.call(this, index + 1)) yield pass(part) + rest;
      } else {
        for (const value of this.#values(part, context)) {
          for (const rest of combine.call(this, index + 1)) yield value + rest;
        }
      }
    };
    for (const value of combine.call(this, 0)) {
      this.#step();
      yield value;
    }
  }

  *#everyChoice({ options, minimum, maximum, separator }: Choice, context: Context): Values {
    const seen = new Set<string>();
    const parts = options.map(({ value }) => value);
    for (let size = minimum; size <= maximum; size += 1) {
      for (const combination of combinationsOf(parts, size)) {
        for (const texts of this.#textsOf(combination, context)) {
          this.#step();
          const key = JSON.stringify(texts);
          if (new Set(texts).size !== size || seen.has(key)) continue;
          seen.add(key);
          yield joined(texts, separator);
        }
      }
    }
  }

  *#textsOf([first, ...rest]: readonly Part[], context: Context): Generator<string[], void> {
    if (first === undefined) {
      yield [];
      return;
    }
    const values = this.#values(first, context);
    if ((methodOf(first) ?? context.method) !== 'combinations') {
      for (const others of this.#textsOf(rest, context)) yield [nextOf(values), ...others];
      return;
    }
    for (const value of values) for (const others of this.#textsOf(rest, context)) yield [value, ...others];
  }

  *#cycledChoice({ options, minimum, maximum, separator }: Choice, context: Context): Values {
    const parts = options.map(({ value }) => value);
    const sizes = Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index);
    const samplers = sizes
      .flatMap((size) => [...combinationsOf(parts, size)])
      .map((combination) => combination.map((part) => this.#values(part, context)));
    for (let index = 0; ; index += 1) {
      this.#step();
      const sampler = samplers[index % samplers.length];
      if (sampler) yield joined(sampler.map(nextOf), separator);
    }
  }

  *#randomChoice({ options, minimum, maximum, separator }: Choice, context: Context): Values {
    for (;;) {
      const count = this.#random.between(minimum, maximum);
      const chosen = this.#pick(options, count).map((part) => this.#values(part, context));
      yield joined(chosen.map(nextOf), separator);
    }
  }

  /** Of equal weights the first one is used up, which need not be that of the option. */
  #pick(options: Choice['options'], count: number): Part[] {
    let parts = options.map(({ value }) => value);
    let weights = options.map(({ weight }) => weight);
    return Array.from({ length: count }, () => {
      const part = parts[this.#random.weighted(weights)];
      if (part === undefined) throw new RangeError('no option is left');
      const first = parts.findIndex((other) => isSame(other, part));
      weights = without(weights, weights.indexOf(weights[first] ?? 0));
      parts = without(parts, first);
      return part;
    });
  }

  /** There are no lists of values, so that a wildcard is kept as it is. */
  *#wildcard(part: Part, context: Context): Values {
    // The server samples the name once to find its values, and again for this text.
    if (part.kind !== 'text') nextOf(this.#values(part, context));
    const name = nextOf(this.#values(part, context));
    const start = name.startsWith('__') ? name : `__${name}`;
    yield* this.#repeat(start.endsWith('__') ? start : `${start}__`, false);
  }

  #variable(name: string, fallback: Part | undefined, context: Context): Values {
    const value = context.variables.get(name) ?? fallback;
    if (value === undefined || isEmpty(value)) throw new Error(`Variable ${name} is not defined in this context`);
    if (context.open.has(name)) throw new Error(`Variable ${name} is being sampled recursively`);
    return this.#values(value, { ...context, open: new Set([...context.open, name]) });
  }

  *#wrap({ wrapper, inner }: Wrap, context: Context): Values {
    if (context.method === 'cycle') throw new Error('a wrap cannot be cycled');
    if (context.method === 'combinations') {
      if (isEmpty(wrapper) || isEmpty(inner)) return;
      for (const around of this.#values(wrapper, context)) {
        for (const text of this.#values(inner, context)) yield wrapped(around, text);
      }
      return;
    }
    const [arounds, texts] = [this.#values(wrapper, context), this.#values(inner, context)];
    for (const around of arounds) {
      const { value, done } = texts.next();
      if (done) return;
      yield wrapped(around, value);
    }
  }

  /** Takes the assignments out of a sequence. */
  #assign(all: readonly Part[], context: Context): { parts: Part[]; context: Context } {
    const parts = all.filter((part) => part.kind !== 'assignment');
    const assigned = all
      .filter((part) => part.kind === 'assignment')
      .map((part) => [part.name, this.#assigned(part, context)] as const);
    if (assigned.length === 0) return { parts, context };
    return { parts, context: { ...context, variables: new Map([...context.variables, ...assigned]) } };
  }

  #assigned({ name, value, keepsExisting, isImmediate }: Assignment, context: Context): Part {
    const existing = context.variables.get(name);
    if (keepsExisting && existing) return existing;
    if (!isImmediate || value.kind === 'text') return value;
    return { kind: 'text', text: nextOf(this.#values(value, context)) };
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) throw new Error('the template has no end');
  }
}

function wrapped(around: string, text: string): string {
  const marker = MARKER.exec(around);
  if (!marker) return around + text;
  return around.slice(0, marker.index) + text + around.slice(marker.index + marker[0].length);
}
