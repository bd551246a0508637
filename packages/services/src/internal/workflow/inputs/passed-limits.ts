import type { LengthLimits, NumberLimits } from '@x/models/node-template';
import type { WorkflowDocument } from '@x/models/workflow-document';

import type { Connections } from '../connections.js';
import { isBatchInput } from '../node-kinds.js';
import type { InputRule } from './exposed-input.js';
import { type Field, type FieldEnvironment, findField } from './find-field.js';
import { inputRule } from './input-rule.js';

/** Node types whose output `value` is their input `value`. */
const PRIMITIVES = new Set(['integer', 'float', 'string']);

/** Whether the values of an input are those of the output: of a primitive node, or of a batch one after the other. */
const isPassedOn = (type: string, name: string): boolean =>
  (PRIMITIVES.has(type) && name === 'value') || isBatchInput(type, name);

/** A loaded document. */
export interface PassedContext {
  readonly document: WorkflowDocument;
  readonly connections: Connections;
  readonly environment: FieldEnvironment;
}

/** The limits of an input, and the inputs that some of them are of. */
export interface PassedLimits extends Pick<InputRule, 'length' | 'limits'> {
  /** As `nodeId.field`. */
  readonly passedTo?: readonly string[];
}

/**
 * Returns the limits of a number or a text together with those of the inputs that a primitive or batch node passes it on to:
 * the server checks those only when the item runs.
 */
export function passedLimits(
  rule: PassedLimits,
  { node, name }: Pick<Field, 'name' | 'node'>,
  { document, connections, environment }: PassedContext,
): PassedLimits {
  const edges = isPassedOn(node.data.type, name) ? connections.from(node.id) : [];
  let { limits, length } = rule;
  const passedTo: string[] = [];
  for (const { nodeId, field } of edges.flatMap((edge) => connections.targetsOf(edge))) {
    const target = findField(document, { nodeId, name: field }, environment);
    const passed: PassedLimits = target ? inputRule(target.template) : {};
    if (passed.limits) limits = both(limits ?? {}, passed.limits);
    if (passed.length) length = both(length ?? {}, passed.length);
    if (passed.limits || passed.length) passedTo.push(`${nodeId}.${field}`);
  }
  return { ...(limits && { limits }), ...(length && { length }), ...(passedTo.length > 0 && { passedTo }) };
}

/** Returns limits that hold where both hold. */
function both<Limits extends LengthLimits & NumberLimits>(one: Limits, two: Limits): Limits {
  const narrow = (name: keyof NumberLimits, pick: (a: number, b: number) => number): Partial<NumberLimits> => {
    const [a, b] = [one[name], two[name]];
    return a === undefined || b === undefined ? {} : { [name]: pick(a, b) };
  };
  return {
    ...{ ...one, ...two },
    ...{ ...narrow('minimum', Math.max), ...narrow('exclusiveMinimum', Math.max) },
    ...{ ...narrow('maximum', Math.min), ...narrow('exclusiveMaximum', Math.min) },
    ...narrow('multipleOf', leastCommonMultiple),
  };
}

/** Of steps that are no integers it is the second. */
function leastCommonMultiple(a: number, b: number): number {
  if (!Number.isInteger(a) || !Number.isInteger(b)) return b;
  let [divisor, rest] = [a, b];
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}
