const f = Math.fround;

/**
 * Returns the sum of numbers in single precision, in the order of the server's dot product: sixteen sums take turns, and
 * of what is left eight numbers, then four, then single ones go to the first of them.
 */
export function sumOfProducts(products: Float32Array): number {
  const sums = new Float32Array(16);
  let at = 0;
  for (const width of [16, 8, 4, 1]) {
    for (; at + width <= products.length; at += width) {
      for (let lane = 0; lane < width; lane += 1) sums[lane] = (sums[lane] ?? 0) + (products[at + lane] ?? 0);
    }
  }
  const lane = (index: number): number =>
    [4, 8, 12].reduce((sum, step) => f(sum + (sums[index + step] ?? 0)), sums[index] ?? 0);
  return f(f(lane(0) + lane(2)) + f(lane(1) + lane(3)));
}
