const PRIME = 0x100_0000_01b3n;

/** Returns a hash of a text, the same everywhere: FNV-1a of 64 bits. `crypto.subtle` is missing on pages without https. */
export function textHash(text: string): string {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, '0');
}
