import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Archive } from '@x/archive/archive';
import { createArchive } from '@x/archive/open-archive';
import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';

import { lastLines, run, runOrThrow } from '../servers/command.js';

const exiftool: string = createRequire(import.meta.url)('exiftool-vendored.pl');

/** Texts that are hard to write as XML, and what of them XML can say. */
const texts: readonly (readonly [string, string])[] = [
  ['a red fox', 'a red fox'],
  ['<b> & "quotes" \' ]]> &amp;', '<b> & "quotes" \' ]]> &amp;'],
  ['日本 🦊 é e\u0301 שלום \u202e', '日本 🦊 é e\u0301 שלום \u202e'],
  ['two\nlines\tand\r\nmore', 'two\nlines\tand\r\nmore'],
  [
    'nul \0 bell \u0007 lone \ud800 \udc00 none \ufffe \uffff',
    'nul \ufffd bell \ufffd lone \ufffd \ufffd none \ufffd \ufffd',
  ],
  ['c1 \u0085 \u009f del \u007f', 'c1 \u0085 \u009f del \u007f'],
];
const created_at = '2026-11-22 13:08:21.950';
const board_id = '5d3f0000-0000-4000-8000-000000000000';
const sources = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** Lets exiftool and an XML parser read the XMP files of an archive, and exiftool change one. Returns what goes wrong. */
export async function checkXmp(folder: string, python: string): Promise<string[]> {
  const path = join(folder, 'xmp');
  await using archive = await writeArchive(path);
  const names = (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.xmp'));
  const files = names.sort().map((name) => join(path, name));
  const [first = ''] = files;
  const problems = [...(await parseAll(python, files)), ...(await readAll(files))];
  await runOrThrow(exiftool, ['-q', '-overwrite_original', '-XMP:Rating=3', first]);
  await archive.seal();
  if (!(await readFile(first, 'utf8')).includes('<xmp:Rating>3<'))
    problems.push('a seal overwrites what exiftool has changed');
  if (!(await archive.verify()).isValid) problems.push('the archive is not valid after exiftool has changed a file');
  return problems;
}

async function writeArchive(path: string): Promise<Archive> {
  const archive = await createArchive(path, { sync: false });
  await archive.addBoard(makeBoard({ board_id, board_name: 'Night & <day>' }));
  for (const [index, [text]] of texts.entries()) {
    const record = makeImage({ image_name: `${index}.png`, board_id, created_at, starred: index % 2 === 0 });
    const generation = { positive_prompt: text, steps: 30, model: { name: text }, generation_mode: 'txt2img' };
    const metadata = JSON.stringify(generation).replace('{', '{"seed":18446744073709551615,');
    await archive.add({ kind: 'image', record, metadata, open: async () => new Blob([text]).stream() });
  }
  await archive.seal({ xmp: true });
  return archive;
}

/** A parser of XML accepts every file. */
async function parseAll(python: string, files: readonly string[]): Promise<string[]> {
  const program = 'import sys, xml.etree.ElementTree as t; [t.parse(file) for file in sys.argv[1:]]';
  const { code, output } = await run(python, ['-c', program, ...files]);
  return code === 0 ? [] : [lastLines(output)];
}

/** Exiftool finds in every file what was written. */
async function readAll(files: readonly string[]): Promise<string[]> {
  const output = await runOrThrow(exiftool, ['-q', '-j', '-n', '-XMP:all', ...files]);
  const found: readonly Readonly<Record<string, unknown>>[] = JSON.parse(output);
  return texts.flatMap(([, text], index) => {
    const expected = {
      SourceFile: files[index],
      XMPToolkit: '@x/archive',
      Description: text,
      Subject: ['Night & <day>', text],
      CreateDate: '2026:11:22 13:08:21.950Z',
      ...(index % 2 === 0 ? { Rating: 5 } : {}),
      DigitalSourceType: `${sources}trainedAlgorithmicMedia`,
      AISystemUsed: 'InvokeAI',
      AIPromptInformation: text,
      Mode: 'txt2img',
      Seed: '18446744073709551615',
      Steps: 30,
    };
    if (isDeepStrictEqual(found[index], expected)) return [];
    return [`exiftool reads ${JSON.stringify(found[index])}, expected ${JSON.stringify(expected)}`];
  });
}
