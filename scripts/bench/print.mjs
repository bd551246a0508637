/** Prints rows under a title, in columns: words to the left, numbers to the right. */
export function print(title, rows) {
  const [fullest] = rows.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length);
  const columns = Object.keys(fullest);
  const lines = [columns, ...rows.map((row) => columns.map((column) => `${row[column] ?? ''}`))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index].length)));
  const toLine = (line) =>
    line.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index])));
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${toLine(line).join('  ')}`);
}
