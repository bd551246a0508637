import type { ImageRepository } from '@x/repositories/image';

/** A file that can be uploaded as an image: a blob, bytes, or a stream with a name. */
export type ImageFile = Parameters<ImageRepository['upload']>[0];

/** A value that is known only after requests. */
export type PendingValue =
  | { readonly kind: 'board' | 'image' | 'video'; readonly name: string }
  | { readonly kind: 'upload'; readonly file: ImageFile };

/** A value as it was checked: one that is run, one that has to be read or uploaded first, or why it is refused. */
export type CheckedValue =
  | { readonly status: 'ready'; readonly value: unknown }
  | { readonly status: 'pending'; readonly pending: PendingValue }
  | { readonly status: 'refused'; readonly reason: string };

export const ready = (value: unknown): CheckedValue => ({ status: 'ready', value });
export const pending = (value: PendingValue): CheckedValue => ({ status: 'pending', pending: value });
export const refused = (reason: string): CheckedValue => ({ status: 'refused', reason });
