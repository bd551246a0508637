import type { ExposedInput } from '@x/services/workflow';

import type { Row } from '../output/reporter.js';

/** Returns a row for each input: its label, its type, what it takes, and the value that it has in the document. */
export const describeInputs = (inputs: readonly ExposedInput[]): Row[] =>
  inputs.map((input) => [input.label, input.type.name, describeLimits(input), String(input.value ?? 'required')]);

function describeLimits({ limits, choices }: ExposedInput): string {
  if (choices) return choices.map(({ value }) => value).join(', ');
  const bounds = [
    ['from', limits?.minimum],
    ['more than', limits?.exclusiveMinimum],
    ['to', limits?.maximum],
    ['less than', limits?.exclusiveMaximum],
  ];
  return bounds.flatMap(([word, bound]) => (bound === undefined ? [] : [`${word} ${bound}`])).join(' ');
}
