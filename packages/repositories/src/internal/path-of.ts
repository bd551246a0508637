/** The part of an issue of a Standard Schema that locates it. */
interface Placed {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Returns the path of an issue. */
export const pathOf = ({ path = [] }: Placed): string[] =>
  path.map((part) => String(typeof part === 'object' ? part.key : part));
