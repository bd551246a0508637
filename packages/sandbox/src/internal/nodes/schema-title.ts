import { record } from '../validation/record.js';

/** Returns the title that the server derives from a name; none for a reference to a class. */
export function schemaTitle(name: string, schema: Readonly<Record<string, unknown>>): { readonly title?: string } {
  const parts: readonly unknown[] = Array.isArray(schema['anyOf']) ? schema['anyOf'] : [schema];
  const [only, ...others] = parts.map(record).filter((part) => part['type'] !== 'null');
  if (only && others.length === 0 && '$ref' in only) return {};
  const words = name.replaceAll(/[a-z]+/gi, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
  return { title: words.replaceAll('_', ' ') };
}
