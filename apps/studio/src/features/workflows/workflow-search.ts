import * as z from 'zod';

/** Which workflows of the library are shown, and in which order. What an address cannot mean is left out. */
export const LibrarySearch = z.object({
  /** A text in the name, the description or the tags. */
  text: z.string().optional().catch(undefined),
  /** Those of the user, or those of the server. */
  category: z.enum(['user', 'default']).optional().catch(undefined),
  /** A tag that they have. */
  tag: z.string().optional().catch(undefined),
  /** Left out, those first that were opened last. */
  sort: z.enum(['name', 'created', 'updated']).optional().catch(undefined),
});
export type LibrarySearch = z.infer<typeof LibrarySearch>;

/** Which image or video of the server has the workflow. */
export const ImageWorkflowSearch = z.object({
  /** Its name. */
  image: z.string().catch(''),
});
