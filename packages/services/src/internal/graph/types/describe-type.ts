import type { ValueType } from '@x/models/node-template';

const CHOICES_SHOWN = 8;

/** Describes a type in words that follow "must be". */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case 'any':
    case 'null':
      return type.kind;
    case 'boolean':
      return 'true or false';
    case 'integer':
      return 'an integer';
    case 'number':
      return 'a number';
    case 'string':
      return 'a string';
    case 'object':
      return `an object (${type.name})`;
    case 'map':
      return 'an object';
    case 'list':
      return 'a list';
    case 'choice':
      return shown(type.values.map((value) => JSON.stringify(value)));
    case 'union':
      return [...new Set(type.members.map(describeType))].join(' or ');
  }
}

function shown(choices: readonly string[]): string {
  const more = choices.length - CHOICES_SHOWN;
  return more > 0 ? `${choices.slice(0, CHOICES_SHOWN).join(', ')} or ${more} others` : choices.join(' or ');
}
