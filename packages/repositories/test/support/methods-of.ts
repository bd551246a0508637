type Method = (...args: unknown[]) => unknown;

const isMethod = (value: unknown): value is Method => typeof value === 'function';

/** Returns the methods of a repository's prototype by name, those that it inherits too. */
export function methodsOf(prototype: object): Map<string, Method> {
  const above: unknown = Object.getPrototypeOf(prototype);
  const inherited = typeof above === 'object' && above !== null && above !== Object.prototype ? methodsOf(above) : [];
  const own = Object.entries(Object.getOwnPropertyDescriptors(prototype));
  const methods = own.flatMap(([name, { value }]): [string, Method][] =>
    name !== 'constructor' && isMethod(value) ? [[name, value]] : [],
  );
  return new Map([...inherited, ...methods]);
}
