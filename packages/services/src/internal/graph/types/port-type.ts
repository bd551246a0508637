import type { ValueType } from '@x/models/node-template';

/** A type as the server compares them: equal by name, and made of other types. */
export interface PortType {
  readonly name: string;
  /** The members of a union, the item of a list, the values of a choice. */
  readonly parts: readonly PortType[];
  readonly kind: ValueType['kind'] | 'value';
}

/** Returns the type of an output or input. The order of a union's members and of a choice's values means nothing. */
export function portType(value: ValueType): PortType {
  switch (value.kind) {
    case 'list':
      return made('list', [portType(value.item)]);
    case 'map':
      return made('map', [{ name: 'string', parts: [], kind: 'string' }, portType(value.value)]);
    case 'union':
      return made('union', value.members.map(portType));
    case 'choice':
      return value.name === undefined ? made('choice', value.values.map(literal)) : named(value.name, 'choice');
    case 'object':
      return named(value.name, 'object');
    default:
      return named(value.kind, value.kind);
  }
}

const named = (name: string, kind: PortType['kind']): PortType => ({ name, parts: [], kind });
const literal = (value: unknown): PortType => named(JSON.stringify(value), 'value');

function made(kind: PortType['kind'], parts: readonly PortType[]): PortType {
  const names = parts.map(({ name }) => name);
  return { name: `${kind}<${(kind === 'map' ? names : names.toSorted()).join()}>`, parts, kind };
}

/** Whether an edge may carry anything. */
export const isAny = ({ kind, parts }: PortType): boolean =>
  kind === 'any' || parts.some((part) => part.kind === 'any');

/** Whether it is a list, or a union with a list among its members. */
export const holdsList = ({ kind, parts }: PortType): boolean =>
  kind === 'list' || parts.some((part) => part.kind === 'list');

/** Whether one of the types of which `type` is made is `part`. */
export const hasPart = (type: PortType, part: PortType): boolean => type.parts.some(({ name }) => name === part.name);

/** A type that is not made of others, so that it can be a kind of another. */
export const isPlain = ({ kind }: PortType): boolean => !['list', 'map', 'union', 'value'].includes(kind);
