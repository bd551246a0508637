/** Throws a `TypeError` for an argument that is not of its kind. */
export function expectKind(argument: string, value: unknown, kind: string, isOfKind: boolean): asserts isOfKind {
  if (isOfKind) return;
  throw new TypeError(`${argument}: must be ${kind}, got ${typeof value === 'number' ? value : typeof value}`);
}

/** Whether a value is an object with a method of this name, which only values of one kind have. */
export const hasMethod = <Kind extends object>(value: unknown, name: keyof Kind): value is Kind =>
  typeof value === 'object' && typeof (value as Partial<Kind> | null)?.[name] === 'function';
