import * as z from 'zod';

/** Keys of models. In no particular order. */
export const RelatedModelKeys = z.array(z.string());
