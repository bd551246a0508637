/** Returns of what kind the server takes a value of a batch to be, or `undefined` when it takes it for nothing. */
export function batchItemKind(item: unknown): string | undefined {
  if (!Array.isArray(item)) return scalarKind(item);
  return item.every((part) => scalarKind(part) !== undefined) ? 'lists' : undefined;
}

function scalarKind(item: unknown): string | undefined {
  if (typeof item === 'string') return 'texts';
  if (typeof item === 'boolean' || Number.isFinite(item)) return 'numbers';
  if (typeof item !== 'object' || item === null) return undefined;
  if ('image_name' in item && typeof item.image_name === 'string') return 'images';
  return 'video_name' in item && typeof item.video_name === 'string' ? 'videos' : undefined;
}

/** Returns what the server makes of a value of a batch: of true and false it makes numbers. */
export function batchItemValue(item: unknown): unknown {
  if (Array.isArray(item)) return item.map(batchItemValue);
  return typeof item === 'boolean' ? Number(item) : item;
}
