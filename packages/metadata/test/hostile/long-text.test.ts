import { expect, test } from 'vitest';

import { parseJson } from '../../src/json.js';
import { readMetadata } from '../../src/metadata.js';
import { chunk, png } from '../support/png.js';

const size = 250_000;
const inputs = (value: string) =>
  `{"3":{"class_type":"Save","inputs":{"seed":1,"model":["4",0],"positive":["4",0]}},"4":{"class_type":"A","inputs":{${value}}}}`;
const many = (item: (index: number) => string) => Array.from({ length: 40_000 }, (_, index) => item(index)).join(',');

/** Texts for which a careless expression takes the square of the time, or a careless call too many arguments. */
const texts: readonly (readonly [key: string, text: string])[] = [
  ['Title', `${'\0'.repeat(size)}x`],
  ['parameters', `<lora:${'a:'.repeat(size / 2)}\nSteps: 2`],
  [
    'parameters',
    `a\nSteps: 2, Lora hashes: "${'a'.repeat(size)}", Seed: ${'1'.repeat(size)}x, Size: ${'1'.repeat(size)}`,
  ],
  ['parameters', `${'Steps: 2'.repeat(size / 8)}\n${' '.repeat(size)}x\n${'a,'.repeat(size / 2)}`],
  ['parameters', `a\nSteps: 2, ${'a: "b, '.repeat(size / 7)}`],
  ['Dream', `"a [${','.repeat(size)}x]" -S ${'1'.repeat(size)}`],
  ['Dream', `${'['.repeat(size)}${'"\\'.repeat(size / 2)}${' -S'.repeat(size / 3)}`],
  ['invokeai_metadata', `{"a":NaN,"${'\\"'.repeat(size / 2)}`],
  ['invokeai_metadata', `{"seed":"${'1'.repeat(size)}","steps":"${'1'.repeat(size)}x"}`],
  ['invokeai_metadata', `{"seed":${'1'.repeat(100_000)}}`],
  ['prompt', inputs(many((index) => `"${index}":{"on":true,"lora":"a"}`))],
  ['prompt', inputs(many((index) => `"conditioning_${index}":["3",0]`))],
  ['XML:com.adobe.xmp', `<dc:description><rdf:li>${'&#'.repeat(size / 2)}</rdf:li></dc:description>`],
];

test.each(texts.map(([key, text], index) => ({ key, text, index })))(
  'text $index, of $key, ends in time',
  async ({ key, text }) => {
    const start = process.cpuUsage(); // of a busy machine, the time that this takes and not what others take
    const { texts: read } = await readMetadata(png([chunk('tEXt', Buffer.from(`${key}\0${text}`, 'latin1'))]));
    expect(read[0]?.text).toHaveLength(text.length);
    expect(process.cpuUsage(start).user).toBeLessThan(10_000_000);
  },
);

test('a text of JSON that has no end is no value, in time', () => {
  expect(parseJson(`{"a":NaN,"${'\\"'.repeat(size)}`)).toBeUndefined();
});
