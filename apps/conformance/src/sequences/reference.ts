import { isRecord } from '../record.js';

/** What earlier steps of a sequence created on one server, in order of creation, and the day of its clock. */
export interface Created {
  readonly boards: string[];
  readonly images: string[];
  readonly items: number[];
  readonly batches: string[];
  readonly days: string[];
}

const unknown = {
  boards: '00000000-0000-4000-8000-000000000000',
  images: '00000000-0000-4000-8000-000000000000.png',
  items: 99_999_999,
  batches: 'nobody',
  days: '2001-01-01',
} as const;

/** Names something that earlier steps created, deleted or not. Its id differs from server to server. */
export class Reference {
  readonly kind: keyof Created;
  readonly index: number;

  constructor(kind: keyof Created, index: number) {
    this.kind = kind;
    this.index = index;
  }

  /** Returns the id on one server. An index beyond the end starts again; with nothing created the id is unknown. */
  in(created: Created): string | number {
    const ids = created[this.kind];
    return ids[this.index % ids.length] ?? unknown[this.kind];
  }

  toString(): string {
    return `${this.kind}[${this.index}]`;
  }
}

/** A JSON value with references in it. */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | Reference
  | readonly Value[]
  | { readonly [key: string]: Value };

/** Returns a value with the ids of one server. */
export function resolve(value: Value, created: Created): unknown {
  if (value instanceof Reference) return value.in(created);
  if (Array.isArray(value)) return value.map((item: Value) => resolve(item, created));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item as Value, created)]));
}

/** Returns a value as a line of TypeScript. */
export function print(value: Value): string {
  if (value instanceof Reference) return String(value);
  if (Array.isArray(value)) return `[${value.map((item: Value) => print(item)).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'undefined';
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{ ${fields.map(([key, item]) => `${printKey(key)}: ${print(item as Value)}`).join(', ')} }`;
}

const printKey = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key));
