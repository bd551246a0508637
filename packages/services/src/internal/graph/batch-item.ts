/** Returns the kind that the server assigns to a value of a batch, or `undefined` if it accepts no such value. */
export function batchItemKind(item: unknown): string | undefined {
  if (!Array.isArray(item)) return scalarKind(item);
  return item.every((part) => scalarKind(part) !== undefined) ? 'lists' : undefined;
}

function scalarKind(item: unknown): string | undefined {
  if (typeof item === 'string') return 'strings';
  if (typeof item === 'boolean' || typeof item === 'bigint' || Number.isFinite(item)) return 'numbers';
  if (typeof item !== 'object' || item === null) return undefined;
  if ('image_name' in item && typeof item.image_name === 'string') return 'images';
  return 'video_name' in item && typeof item.video_name === 'string' ? 'videos' : undefined;
}

/** Returns a value of a batch as the server stores it: booleans become numbers. */
export function batchItemValue(item: unknown): unknown {
  if (Array.isArray(item)) return item.map(batchItemValue);
  return typeof item === 'boolean' ? Number(item) : item;
}
