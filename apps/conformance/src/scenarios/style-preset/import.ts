import assert from 'node:assert/strict';

import type { StylePresetRepository } from '@x/repositories/style-preset';
import { fileForm } from '../../runner/preset-form.js';
import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const post = 'POST /api/v1/style_presets/import';

const csv: Readonly<Record<string, string>> = {
  'all columns': 'name,prompt,negative_prompt\na,b,c\n',
  'the other name of the prompt': 'name,positive_prompt\r\na,b\r\n',
  'a name alone': 'name\na',
  'quotes, commas and lines': 'name,prompt\n"q ""x"" y","l1\nl2,\r\n3"\n',
  'quotes inside': 'name,prompt\na"x"b,"b"c\n',
  'empty lines': 'name\n\n\r\na\n\n',
  'blanks and other letters': 'name,prompt\n  Füchse 🦊 ,\t b \n',
  'the last of two columns': 'name,name\na,b\n',
  'values of nothing': 'name,prompt,negative_prompt\na,,\n',
  'no rows': 'name,prompt,negative_prompt\n',
  'nothing at all': '',
  'a quote at the end of a field': 'name,prompt\na",b"\n',
  'carriage returns at the end of a line': 'name\r\r\na\r\r\n',
};

const json: Readonly<Record<string, string>> = {
  'a name alone': '[{"name":"a"}]',
  blanks: '[{"name":" a ","prompt":" p ","negative_prompt":" n "}]',
  nothing: '[]',
  'a byte order mark': '\ufeff[{"name":"a"}]',
};

const invalidCsv: Readonly<Record<string, string>> = {
  'a column more': 'name,prompt,negative_prompt,extra\na,b,c,d\n',
  'no name': 'prompt,negative_prompt\nb,c\n',
  'an empty name': 'name,prompt\na,b\n,b\n',
  'a blank name': 'name\n \n',
  'a value too few': 'name,prompt\na\n',
  'a value too many': 'name\na,b\n',
  'both names of the prompt': 'name,prompt,positive_prompt\na,b,c\n',
  semicolons: 'name;prompt\na;b\n',
  'an open quote': 'name,prompt\n"a,b\n',
  'a byte order mark': '\ufeffname\na\n',
  'blanks in the heading': 'name, prompt\na,b\n',
};

const invalidJson: Readonly<Record<string, string>> = {
  nothing: '',
  'an object': '{"name":"a"}',
  null: 'null',
  numbers: '[1]',
  'a number for a name': '[{"name":5}]',
  'null for a prompt': '[{"name":"a","prompt":null}]',
  'both names of the prompt': '[{"name":"a","prompt":"b","positive_prompt":"c"}]',
  'a blank name': '[{"name":"a"},{"name":" "}]',
  'an unknown key': '[{"name":"a","type":"user"}]',
  'half an emoji': '[{"name":"\\ud83e"}]',
};

/** Returns the names of the presets of users, and deletes them. */
async function take(stylePresets: StylePresetRepository): Promise<string[]> {
  const presets = (await Array.fromAsync(stylePresets.list())).filter(({ type }) => type === 'user');
  for (const { id } of presets) await stylePresets.delete(id);
  return presets.map(({ name }) => name);
}

const cases = (files: Readonly<Record<string, string>>, type: string) =>
  Object.entries(files).map(([what, text]) => [what, post, fileForm(text, type), 400] as const);

export const scenarios = [
  ...Object.entries(csv).map(([what, text]) =>
    scenario(`style presets are imported from CSV with ${what}`, async ({ client }) => {
      const { stylePresets } = client.repositories;
      await stylePresets.import(new File([text], 'a.csv', { type: 'text/csv' }));
      const exported = await (await stylePresets.export()).text();
      assert.ok(exported.startsWith('name,prompt,negative_prompt\r\n'));
      await take(stylePresets);
    }),
  ),
  ...Object.entries(json).map(([what, text]) =>
    scenario(`style presets are imported from JSON with ${what}`, async ({ client }) => {
      const { stylePresets } = client.repositories;
      await stylePresets.import(new File([text], 'a.json', { type: 'application/json' }));
      await stylePresets.export();
      await take(stylePresets);
    }),
  ),
  scenario('what is exported of the style presets can be imported again', async ({ client }) => {
    const { stylePresets } = client.repositories;
    for (const name of ['a "b"', 'c, d', 'e\nf', '  g  '])
      await stylePresets.create({ name, positive_prompt: `${name}.`, negative_prompt: '' });
    const file = await stylePresets.export();
    await take(stylePresets);
    await stylePresets.import(file);
    assert.deepEqual((await take(stylePresets)).toSorted(), ['a "b"', 'c, d', 'e\nf', 'g']);
  }),
  scenario('of ten thousand style presets none is imported when the last one is invalid', async ({ client, raw }) => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `name ${index},prompt,\n`);
    const text = `name,prompt,negative_prompt\n${rows.join('')} ,,\n`;
    assert.equal((await raw(post, fileForm(text))).status, 400);
    assert.equal(await (await client.repositories.stylePresets.export()).text(), 'name,prompt,negative_prompt\r\n');
  }),
  requestScenario('files that are no style presets', async () => {
    const text = new FormData();
    text.set('file', 'name\na\n');
    return [
      ...cases(invalidCsv, 'text/csv'),
      ...cases(invalidJson, 'application/json'),
      ['a lone carriage return', post, fileForm('name\ra\r'), 500],
      ['bytes that are no UTF-8', post, fileForm(new Uint8Array([0x6e, 0xff, 0xfe])), 500],
      ['JSON that is no UTF-8', post, fileForm(new Uint8Array([0x5b, 0xff, 0xfe]), 'application/json'), 500],
      ['a table of Excel', post, fileForm('name\na\n', 'application/vnd.ms-excel'), 415],
      ['CSV with a character set', post, fileForm('name\na\n', 'text/csv; charset=utf-8'), 415],
      ['no body', post, {}, 422],
      ['a text', post, { body: text }, 422],
      ['JSON alone', post, { json: [{ name: 'a' }] }, 422],
      ['nothing of all of it', 'GET /api/v1/style_presets/export', {}, 200],
    ];
  }),
];
