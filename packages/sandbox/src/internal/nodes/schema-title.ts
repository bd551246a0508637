/** Returns the title the server makes of a name; none for what goes by the title of its class. */
export function titled(name: string, schema: Readonly<Record<string, unknown>>): { readonly title?: string } {
  const parts: readonly object[] = Array.isArray(schema['anyOf']) ? schema['anyOf'] : [schema];
  const [only, ...others] = parts.filter((part) => Reflect.get(part, 'type') !== 'null');
  if (only && others.length === 0 && '$ref' in only) return {};
  const words = name.replaceAll(/[a-z]+/gi, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
  return { title: words.replaceAll('_', ' ') };
}
