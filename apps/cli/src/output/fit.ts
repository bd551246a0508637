import { graphemes, widthOf } from './width.js';

/** Returns text in exactly `width` columns: padded, or cut with an ellipsis and never inside a character. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = widthOf(text) <= width ? text : `${head(text, width - 1)}…`;
  const padding = ' '.repeat(Math.max(0, width - widthOf(cut)));
  return align === 'left' ? cut + padding : padding + cut;
}

function head(text: string, width: number): string {
  let kept = '';
  let used = 0;
  for (const segment of graphemes(text)) {
    used += widthOf(segment);
    if (used > width) break;
    kept += segment;
  }
  return kept;
}

/** Returns text in lines of at most `width` columns, broken at spaces. A longer word has a line of its own. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && widthOf(`${indent}${line} ${word}`) > width) {
        lines.push(indent + line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(indent + line);
  }
  return lines.join('\n');
}
