import type { ExposedInput } from '@x/services/workflow';

import type { workflowMessages } from '../workflow-messages.js';
import { fieldKind, isList } from './field-kind.js';

type Texts = typeof workflowMessages.en.field;

/** Describes what an input takes, such as `a whole number, 1 to 150`. */
export function ruleText(input: ExposedInput, texts: Texts): string {
  const rule = itemRule(input, texts);
  if (!isList(input)) return rule;
  return texts.list(rangeText(input.items ?? {}, texts) || texts.anyNumber, rule);
}

/** Describes the limits of a number, such as `1 to 150`; an empty text when there are none. */
export function limitsText({ limits = {} }: ExposedInput, texts: Texts): string {
  const { exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  return [
    rangeText(limits, texts),
    exclusiveMinimum === undefined ? '' : texts.above(exclusiveMinimum),
    exclusiveMaximum === undefined ? '' : texts.below(exclusiveMaximum),
    multipleOf === undefined ? '' : texts.multiple(multipleOf),
  ]
    .filter(Boolean)
    .join(', ');
}

function itemRule(input: ExposedInput, texts: Texts): string {
  const kind = fieldKind(input);
  switch (kind) {
    case 'number': {
      const name = input.type.name === 'IntegerField' ? texts.integer : texts.number;
      return [name, limitsText(input, texts)].filter(Boolean).join(', ');
    }
    case 'text': {
      const length = rangeText(input.length ?? {}, texts);
      return length ? texts.characters(length) : texts.text;
    }
    case 'picture':
      return input.type.name === 'VideoField' ? texts.video : texts.image;
    case 'board':
      return texts.boardRule;
    default:
      return texts[kind];
  }
}

interface Range {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

function rangeText({ minimum, maximum }: Range, texts: Texts): string {
  if (minimum !== undefined && maximum !== undefined) return texts.between(minimum, maximum);
  if (minimum !== undefined) return texts.from(minimum);
  return maximum === undefined ? '' : texts.upTo(maximum);
}
