import type { ValueType } from '@x/models/node-template';

/** A type as the server compares types: by name, and by the types it is composed of. */
export interface PortType {
  readonly name: string;
  /** The members of a union, the item of a list, the values of a choice. */
  readonly parts: readonly PortType[];
  readonly kind: ValueType['kind'] | 'value';
}

/** Returns the type of an output or input. The order of the members of a union or choice is ignored. */
export function portType(value: ValueType): PortType {
  switch (value.kind) {
    case 'list':
      return composed('list', [portType(value.item)]);
    case 'map':
      return composed('map', [{ name: 'string', parts: [], kind: 'string' }, portType(value.value)]);
    case 'union':
      return composed('union', value.members.map(portType));
    case 'choice':
      return value.name === undefined ? composed('choice', value.values.map(literal)) : named(value.name, 'choice');
    case 'object':
      return named(value.name, 'object');
    default:
      return named(value.kind, value.kind);
  }
}

const named = (name: string, kind: PortType['kind']): PortType => ({ name, parts: [], kind });
const literal = (value: unknown): PortType => named(JSON.stringify(value), 'value');

function composed(kind: PortType['kind'], parts: readonly PortType[]): PortType {
  const names = parts.map(({ name }) => name);
  return { name: `${kind}<${(kind === 'map' ? names : names.toSorted()).join()}>`, parts, kind };
}

/** Says whether a type is `any`, or a union with it. */
export const isAny = ({ kind, parts }: PortType): boolean =>
  kind === 'any' || parts.some((part) => part.kind === 'any');

/** Says whether a type is a list, or a union with a list. */
export const includesList = ({ kind, parts }: PortType): boolean =>
  kind === 'list' || parts.some((part) => part.kind === 'list');

/** Says whether `part` is one of the types that `type` is composed of. */
export const hasPart = (type: PortType, part: PortType): boolean => type.parts.some(({ name }) => name === part.name);

/** Says whether a type is not composed of others, so that it can be a subtype. */
export const isPlain = ({ kind }: PortType): boolean => !['list', 'map', 'union', 'value'].includes(kind);
