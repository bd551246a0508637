import type { Verdict } from './verdict.js';

/** The verdicts on one release, in the order of the scenarios. */
export interface Column {
  readonly version: string;
  readonly verdicts: readonly Verdict[];
}

/** Returns the text of docs/support.md. */
export function supportPage(titles: readonly string[], columns: readonly Column[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const rows = titles.map((title, index) =>
    row([title, ...columns.map(({ verdicts }) => verdicts[index]?.text ?? '')]),
  );
  return `# Servers

Which scenarios pass on which release of InvokeAI, as seen in runs on released servers. Where a release is too old for
an operation, the SDK rejects with an \`UnsupportedOperationError\` that names the first release that has it.
Written by \`npm run conformance -- --support\`.

${row(['', ...columns.map(({ version }) => version)])}${row(['---', ...columns.map(() => '---')])}${rows.join('')}`;
}
