import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { expect, test } from 'vitest';

import { createArchive, openArchive } from '../../src/open-archive.js';
import { recorded } from '../support/add-images.js';
import { sealedArchive } from '../support/sealed.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

const metadata = JSON.stringify({
  positive_prompt: 'a "fox" <&> ]]>\r\n\tsnow \u0000\u001f \ud800 🦊',
  negative_prompt: 'blur',
  generation_mode: 'sdxl_img2img',
  model: { name: 'Dream & shaper' },
  steps: 30,
  app_version: '6.14.2',
}).replace('{', '{"seed":18446744073709551615,');

/** Creates an archive with one image on a board and one on none, seals it with XMP files, and returns those. */
async function withXmp(path: string) {
  await using archive = await createArchive(path, { sync: false });
  await archive.addBoard(makeBoard({ board_id: 'b', board_name: 'Night' }));
  const created_at = '2026-11-22 13:08:21.950';
  await archive.add(
    recorded(makeImage({ image_name: 'a.png', board_id: 'b', starred: true, created_at }), { metadata }),
  );
  await archive.add(recorded(makeImage({ image_name: 'upload.png', created_at })));
  await archive.seal({ xmp: true });
  return xmpFiles(path);
}

async function xmpFiles(path: string): Promise<Readonly<Record<string, string>>> {
  const files = (await readdir(path, { recursive: true })).filter((file) => file.endsWith('.xmp')).sort();
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(join(path, file), 'utf8')])),
  );
}

test('a seal with XMP writes what photo programs read beside each file', async () => {
  const files = Object.entries(await withXmp(folder.next()));
  expect(files.map(([file]) => file)).toEqual([
    expect.stringMatching(/^data\/boards\/Night~\w+\/a\.png\.xmp$/),
    'data/uncategorized/2026-11/upload.png.xmp',
  ]);
  const [generated = '', uploaded = ''] = files.map(([, text]) => text);
  for (const part of [
    '<rdf:li xml:lang="x-default">a "fox" &lt;&amp;&gt; ]]&gt;&#xD;\n\tsnow \ufffd\ufffd \ufffd 🦊</rdf:li>',
    '<rdf:li>Night</rdf:li><rdf:li>Dream &amp; shaper</rdf:li>',
    '<xmp:CreateDate>2026-11-22T13:08:21.950Z</xmp:CreateDate>',
    '<xmp:Rating>5</xmp:Rating>',
    'digitalsourcetype/compositeWithTrainedAlgorithmicMedia<',
    '<generation:seed>18446744073709551615</generation:seed>',
  ])
    expect(generated).toContain(part);
  expect(uploaded).toContain('xmp:CreateDate');
  expect(uploaded).not.toMatch(/DigitalSourceType>|Rating|dc:description|dc:subject/);
});

test('the XMP files are part of the bag, follow their items, and are brought up to date', async () => {
  const path = folder.next();
  await withXmp(path);
  await using archive = await openArchive(path, { writable: true, sync: false });
  expect(archive.about.xmp).toBe(true);
  expect(await archive.verify()).toMatchObject({ isValid: true });
  await archive.boards.addImages('b', ['upload.png']);
  await archive.images.unstarMany(['a.png']);
  await archive.seal();
  expect(await archive.verify()).toMatchObject({ isValid: true });
  const [first = '', second = ''] = Object.values(await xmpFiles(path));
  expect(first).not.toContain('Rating');
  expect(second).toContain('<rdf:li>Night</rdf:li>');
  await archive.images.delete('a.png');
  await archive.seal();
  expect(Object.keys(await xmpFiles(path))).toEqual([expect.stringMatching(/Night~\w+\/upload\.png\.xmp$/)]);
  await archive.seal({ xmp: false });
  expect(await xmpFiles(path)).toEqual({});
  expect(await archive.verify()).toMatchObject({ isValid: true });
});

test('what a photo program has changed in an XMP file is kept, also when its item moves', async () => {
  const path = folder.next();
  const [, upload = ''] = Object.keys(await withXmp(path));
  await writeFile(join(path, upload), '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 6.0"/>');
  await using archive = await openArchive(path, { writable: true, sync: false });
  await archive.boards.addImages('b', ['upload.png']);
  await archive.seal({ xmp: false });
  expect(Object.entries(await xmpFiles(path))).toEqual([
    [expect.stringMatching(/Night~\w+\/upload\.png\.xmp$/), expect.stringContaining('XMP Core 6.0')],
  ]);
});

test('a seal with SHA-512 writes a second manifest, which every file is in', async () => {
  const path = folder.next();
  await sealedArchive(path);
  await using archive = await openArchive(path, { writable: true, sync: false });
  await archive.seal({ checksum: 'sha512' });
  const read = async (name: string) => (await readFile(join(path, name), 'utf8')).trimEnd().split('\n');
  const [weak, strong] = [await read('manifest-sha256.txt'), await read('manifest-sha512.txt')];
  const pathsOf = (lines: readonly string[]) => lines.map((line) => line.split('  ')[1]);
  expect(pathsOf(strong)).toEqual(pathsOf(weak));
  expect(strong.every((line) => /^[0-9a-f]{128} {2}/.test(line))).toBe(true);
  expect(pathsOf(await read('tagmanifest-sha256.txt'))).toContain('manifest-sha512.txt');
  expect((await archive.verify()).isValid).toBe(true);
  await archive.seal();
  expect(await readdir(path)).toContain('manifest-sha512.txt');
  await archive.seal({ checksum: 'sha256' });
  expect(await readdir(path)).not.toContain('manifest-sha512.txt');
  const options = JSON.parse('{"checksum":"md5"}');
  await expect(archive.seal(options)).rejects.toMatchObject({ name: 'InputError', argument: 'options.checksum' });
});

test('every manifest is verified: a hash that only one has wrong, a file that only one lacks, and an unknown one', async () => {
  const path = folder.next();
  await sealedArchive(path);
  const archive = await openArchive(path, { writable: true, sync: false });
  await archive.seal({ checksum: 'sha512' });
  await archive.close();
  const manifest = join(path, 'manifest-sha512.txt');
  const [first = '', ...rest] = (await readFile(manifest, 'utf8')).split('\n');
  const lacking = rest.splice(1, 1)[0]?.split('  ')[1];
  const [hash = '', file] = first.split('  ');
  await writeFile(
    manifest,
    [`${hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}  ${file}`, ...rest].join('\n'),
  );
  await writeFile(join(path, 'manifest-blake3.txt'), `00  ${file}\n`);
  await using damaged = await openArchive(path);
  const { problems } = await damaged.verify();
  const listedIn = 'manifest-sha512.txt';
  for (const problem of [
    { kind: 'changed', path: listedIn },
    { kind: 'changed', path: file, listedIn, message: expect.stringMatching(/^has the SHA-512 /) },
    { kind: 'extra', path: lacking, listedIn },
    { kind: 'malformed', path: 'manifest-blake3.txt' },
  ])
    expect(problems).toContainEqual(expect.objectContaining(problem));
  expect(problems).toHaveLength(4);
});
