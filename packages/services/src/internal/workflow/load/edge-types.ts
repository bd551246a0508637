import type { FieldType } from '@x/models/node-template';

/** A type of a port, and whether its values make a batch. */
export interface PortType extends FieldType {
  readonly isBatch: boolean;
}

/** Whether two types are the same. */
export const isSameType = (a: PortType, b: PortType): boolean =>
  a.name === b.name && a.cardinality === b.cardinality && a.isBatch === b.isBatch;

/** Says whether the editor connects an output to an input. It is stricter than the server. */
export function canConnect(from: PortType, to: PortType): boolean {
  if (from.isBatch !== to.isBatch) return false;
  if (isSameType(from, to) || to.name === 'AnyField') return true;
  if (from.name === 'CollectionItemField' && to.cardinality !== 'collection') return true;
  if (to.name === 'CollectionItemField' && from.cardinality === 'single') return true;
  if (to.cardinality === 'either' && from.name === to.name) return true;
  if (from.name === 'CollectionField' && to.cardinality !== 'single') return true;
  if (to.name === 'CollectionField' && from.cardinality === 'collection') return true;
  return isCardinal(from, to) && (from.name === 'AnyField' || isWider(from.name, to.name));
}

/** Whether the outputs of both branches of an `if` may be chosen between. */
export const canAlternate = (a: PortType, b: PortType): boolean =>
  canConnect(a, b) || canConnect(b, a) || (a.isBatch === b.isBatch && a.name === b.name && isOneAndMany(a, b));

const isOneAndMany = (a: PortType, b: PortType): boolean =>
  [a.cardinality, b.cardinality].toSorted().join() === 'collection,single';

const isCardinal = (from: PortType, to: PortType): boolean =>
  from.cardinality === to.cardinality || (to.cardinality === 'either' && from.cardinality !== 'either');

/** An integer is a number, and a number a text. A boolean is nothing else. */
const isWider = (from: string, to: string): boolean =>
  (from === 'IntegerField' && (to === 'FloatField' || to === 'StringField')) ||
  (from === 'FloatField' && to === 'StringField');
