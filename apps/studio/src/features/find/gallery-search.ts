import * as z from 'zod';

/** What the gallery shows: the part of the address behind the question mark. What it cannot mean is left out. */
export const GallerySearch = z.object({
  /** What is shown, as `parseFilter` of `@x/services/filter` reads it. */
  filter: z.string().optional().catch(undefined),
  /** Left out, the newest first. */
  order: z.enum(['oldest']).optional().catch(undefined),
  /** Whether starred items are first. */
  starred: z.literal('first').optional().catch(undefined),
  /** The name of the item that is shown alone, over the gallery. */
  open: z.string().optional().catch(undefined),
});
export type GallerySearch = z.infer<typeof GallerySearch>;
