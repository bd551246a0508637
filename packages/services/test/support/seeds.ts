/** Returns the seeds to try: as many as `X_SEEDS` says. */
export function seeds(usual: number): number[] {
  return Array.from({ length: Number(process.env['X_SEEDS'] ?? usual) }, (_, seed) => seed);
}
