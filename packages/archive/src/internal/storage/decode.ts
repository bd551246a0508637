/** Returns bytes as text. Throws for what is not UTF-8: it would be replaced silently. */
export function decode(bytes: Uint8Array, refuse: () => Error): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse();
  }
}
