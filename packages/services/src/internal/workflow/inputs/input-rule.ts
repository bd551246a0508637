import type { InputTemplate, LengthLimits, NumberLimits, ValueType } from '@x/models/node-template';

import type { InputChoice, InputRule } from './exposed-input.js';

type Settings = Readonly<Record<string, unknown>>;

/** Returns what an input takes: what the server allows, narrowed by the settings of the form. */
export function inputRule(
  { type, value, choice_labels: labels, models }: InputTemplate,
  settings?: Settings,
): InputRule {
  const list = find(value, 'list');
  const item = list?.item ?? value;
  const rule = {
    type,
    limits: narrowed(numberLimits(item), settings),
    length: find(item, 'string')?.length,
    items: list?.length,
    choices: (type.name === 'StringField' ? formChoices(settings) : undefined) ?? choices(item, labels),
    models,
  };
  const stated = Object.entries(rule).filter(([, part]) => part !== undefined);
  return { type, ...Object.fromEntries(stated) };
}

function numberLimits(type: ValueType): NumberLimits | undefined {
  if (type.kind === 'integer' || type.kind === 'number') return type.limits;
  return type.kind === 'union' ? type.members.map(numberLimits).find((limits) => limits) : undefined;
}

function find<K extends ValueType['kind']>(type: ValueType, kind: K): Extract<ValueType, { kind: K }> | undefined {
  const isWanted = (one: ValueType): one is Extract<ValueType, { kind: K }> => one.kind === kind;
  if (isWanted(type)) return type;
  return type.kind === 'union' ? type.members.find(isWanted) : undefined;
}

function choices(type: ValueType, labels: Readonly<Record<string, string>> = {}): InputChoice[] | undefined {
  const values = find(type, 'choice')?.values;
  return values?.map((value) => ({ value, label: labels[String(value)] ?? String(value) }));
}

/** A text that the form shows as a list to choose from. */
function formChoices({ component, options }: Settings = {}): InputChoice[] | undefined {
  if (component !== 'dropdown' || !Array.isArray(options)) return undefined;
  const given = options.flatMap((option: unknown) => {
    if (typeof option !== 'object' || option === null || !('value' in option)) return [];
    const { value } = option;
    const label = 'label' in option ? option.label : undefined;
    return typeof value === 'string' ? [{ value, label: typeof label === 'string' && label ? label : value }] : [];
  });
  return given.length > 0 ? given : undefined;
}

function narrowed(limits: NumberLimits | undefined, { min, max }: Settings = {}): NumberLimits | undefined {
  const { minimum, maximum } = limits ?? {};
  const lowest = [minimum, min].filter((limit) => typeof limit === 'number');
  const highest = [maximum, max].filter((limit) => typeof limit === 'number');
  const form = {
    ...(lowest.length > 0 ? { minimum: Math.max(...lowest) } : {}),
    ...(highest.length > 0 ? { maximum: Math.min(...highest) } : {}),
  };
  return limits || Object.keys(form).length > 0 ? { ...limits, ...form } : undefined;
}

/** Describes limits of a length, such as `1 to 5`; `undefined` when there are none. */
export function describeLength({ minimum, maximum }: LengthLimits): string | undefined {
  if (minimum !== undefined && maximum !== undefined)
    return minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `at least ${minimum}`;
  return maximum === undefined ? undefined : `at most ${maximum}`;
}
