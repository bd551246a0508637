/** Returns the inputs that put the image of a node into the gallery, each time a new one. */
export const placeOf = ({ board }: { readonly board?: string | undefined }) => ({
  ...{ is_intermediate: false, use_cache: false },
  ...(board !== undefined && { board: { board_id: board } }),
});

/** The inputs that keep the image of a node out of the gallery. */
export const intermediate = { is_intermediate: true } as const;

/** The type of the node that holds the metadata of an image. Its fields are open, so it is added as an unknown type. */
export const METADATA: string = 'core_metadata';
