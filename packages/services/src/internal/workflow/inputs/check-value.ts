import type { ModelConfig } from '@x/models/model-config';
import type { ValueType } from '@x/models/node-template';
import { InputError, printValue } from '@x/transport/errors';
import { toJson } from '@x/transport/json';

import type { NodeTypes } from '../../../graph.js';
import { checkModel } from './check-model.js';
import { checkObject } from './check-object.js';
import { checkBoolean, checkChoice, checkColor, checkNumber, checkText, isLength } from './check-plain.js';
import { checkBoard, checkImage, checkVideo } from './check-reference.js';
import { type CheckedValue, ready, refused } from './checked-value.js';
import type { InputRule } from './exposed-input.js';
import { describeLength } from './input-rule.js';

/** What values are checked against. */
export interface CheckContext {
  readonly types: NodeTypes;
  readonly models: readonly ModelConfig[];
}

/** What an input takes, with the type that the server validates. */
export interface CheckRule extends InputRule {
  /** The inputs that a value is passed on to, and whose limits hold too. */
  readonly passedTo?: readonly string[];
  readonly value: ValueType;
}

/** The checked value of an input; of a list each item. */
export type CheckedInput =
  | { readonly isList: false; readonly item: CheckedValue }
  | { readonly isList: true; readonly items: readonly CheckedValue[] };

/** Checks a value for an input, without any request. */
export function checkInput(value: unknown, rule: CheckRule, context: CheckContext): CheckedInput {
  const { cardinality, name } = rule.type;
  const one = (item: CheckedValue): CheckedInput => ({ isList: false, item });
  if (value === null) return one(refused(`must have a value, got null; leave it out to keep that of the document`));
  if (name === 'AnyField' || name.startsWith('Collection'))
    return one(sendable(checkObject(value, rule.value, context.types)));
  if (cardinality === 'single') {
    if (!Array.isArray(value)) return one(checkItem(value, rule, context));
    const item = checkItem(value, rule, context);
    return one(item.status === 'refused' ? refused(`${item.reason}; it takes one value, not a list`) : item);
  }
  if (!Array.isArray(value)) {
    if (cardinality === 'either') return one(checkItem(value, rule, context));
    return one(refused(`must be a list, got ${printValue(value)}`));
  }
  const { items = {} } = rule;
  if (!isLength(value.length, items)) {
    return one(refused(`must have ${describeLength(items)} items, got ${value.length}`));
  }
  const given: readonly unknown[] = [...value]; // `map` leaves holes out
  return { isList: true, items: given.map((item, index) => atIndex(checkItem(item, rule, context), index)) };
}

const atIndex = (checked: CheckedValue, index: number): CheckedValue =>
  checked.status === 'refused' ? refused(`item ${index} ${checked.reason}`) : checked;

const checkItem = (value: unknown, rule: CheckRule, context: CheckContext): CheckedValue =>
  sendable(checkOne(value, rule, context));

/** Refuses what JSON cannot hold. Without that it is refused only when it is sent, after files were uploaded. */
function sendable(checked: CheckedValue): CheckedValue {
  if (checked.status !== 'ready') return checked;
  try {
    toJson(checked.value, 'value');
    return checked;
  } catch (error) {
    if (error instanceof InputError) return refused(`cannot be sent: ${error.message}`);
    throw error;
  }
}

function checkOne(value: unknown, rule: CheckRule, context: CheckContext): CheckedValue {
  if (rule.choices) return checkChoice(value, rule.choices);
  switch (rule.type.name) {
    case 'IntegerField':
    case 'FloatField':
      return checkNumber(value, rule);
    case 'StringField':
      return checkText(value, rule);
    case 'BooleanField':
      return checkBoolean(value);
    case 'ColorField':
      return checkColor(value);
    case 'ImageField':
      return checkImage(value);
    case 'VideoField':
      return checkVideo(value);
    case 'BoardField':
      return checkBoard(value);
    case 'ModelIdentifierField':
      return checkModel(value, context.models, rule.models);
    case 'LoRAField':
      return checkLora(value, rule, context);
    default:
      return checkObject(value, rule.value.kind === 'list' ? rule.value.item : rule.value, context.types);
  }
}

function checkLora(value: unknown, { models }: CheckRule, context: CheckContext): CheckedValue {
  const { lora, weight }: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  if (lora === undefined || typeof weight !== 'number' || !Number.isFinite(weight)) {
    return refused(`must be { lora, weight }, a model and a number, got ${printValue(value)}`);
  }
  const checked = checkModel(lora, context.models, models ?? { type: ['lora'] });
  return checked.status === 'ready' ? ready({ lora: checked.value, weight }) : checked;
}
