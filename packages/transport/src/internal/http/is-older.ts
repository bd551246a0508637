/** Returns whether release `a` is older than release `b`, by their numbers: `6.9.0` is older than `6.14.2`. */
export function isOlder(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number));
  for (const [index, number] of (right ?? []).entries()) {
    const other = left?.[index] ?? 0;
    if (other !== number) return other < number;
  }
  return false;
}
