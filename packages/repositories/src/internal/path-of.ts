/** What a Standard Schema says of the place of an issue. */
interface Placed {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Returns where an issue is, key by key. */
export const pathOf = ({ path = [] }: Placed): string[] =>
  path.map((part) => String(typeof part === 'object' ? part.key : part));
