/** Returns `1 board`, `2 boards`, `12 345 boards`. */
export function plural(count: number, noun: string): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
  return `${digits} ${noun}${count === 1 ? '' : 's'}`;
}
