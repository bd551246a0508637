/** Rounds as Python does: exact halves to the even neighbour. */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value) || decimals > 22) return value;
  if (decimals <= 0) {
    const unit = 10 ** -decimals;
    return roundHalfEven(value / unit) * unit;
  }
  const scaled = value * 10 ** decimals;
  const isHalf = Number.isInteger(value * 2 ** (decimals + 1)) && Math.abs(scaled % 1) === 0.5;
  return isHalf ? roundHalfEven(scaled) / 10 ** decimals : Number(value.toFixed(decimals));
}

export function roundHalfEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}
