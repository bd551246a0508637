import { expect, test } from 'vitest';

import { boardFolderOf, fileNameOf } from '../../src/internal/name/file-name.js';
import { isJunk, isSafePath } from '../../src/internal/name/safe-path.js';

test('a name of a server stays as it is', () => {
  const name = 'b0bb6324-4f40-4cb7-8bcb-3a60b6585da7.png';
  expect(fileNameOf(name)).toBe(name);
});

const hostile = [
  ...['CON', 'con.png', 'NUL.tar.gz', 'com1.png', 'LPT³.png', 'aux'],
  ...['a/b.png', String.raw`a\b.png`, 'a:b.png', 'a?.png', 'a*.png', 'a"b.png', 'a<b>.png', 'a|b.png', 'a%0Ab.png'],
  ...['a\nb.png', 'a\rb.png', 'a\u0000b.png', 'a\tb.png', 'a\u202egnp.png', '\ud800.png', '\u200b'],
  ...['.', '..', '', ' ', 'a.', 'a ', '.hidden', '-rf', '~', 'a.png.json', 'a.xmp'],
  ...[
    'é'.repeat(300),
    '👩‍👩‍👧‍👦'.repeat(40),
    `${'x'.repeat(250)}.png`,
    'A.png',
    'é.png',
    'e\u0301.png',
    'ﬁ.png',
    'İ.png',
  ],
];

test.each(hostile)('%j gets a name that every file system takes', (name) => {
  const file = fileNameOf(name);
  expect(Buffer.byteLength(`${file}.json`)).toBeLessThanOrEqual(240);
  expect(file).toBe(file.normalize('NFC'));
  expect(file).not.toMatch(/[<>:"/\\|?*%\p{Cc}\p{Cf}\p{Cs}\s]|[. ]$|^[.-]/u);
  expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt[\d³])(\.|$)/i);
  expect(isSafePath(`data/${file}`)).toBe(true);
});

test('no two names share a file, not even where neither case nor normal form counts', () => {
  const files = [...hostile, 'a.png', 'CON.png'].map((name) => fileNameOf(name).normalize('NFD').toLowerCase());
  expect(new Set(files).size).toBe(files.length);
});

test('a folder of a board has its name for people, and its id', () => {
  expect(boardFolderOf('5d3f0000-0000-4000-8000-000000000000', 'Brücken / "Nacht"')).toBe('Brücken-Nacht~5d3f0000');
  expect(boardFolderOf('b', '')).toMatch(/^untitled~[0-9a-f]{10}$/);
  expect(boardFolderOf('b', 'con')).toMatch(/^_con~/);
});

test.each(['', '/etc/passwd', '../x', 'a/../b', 'a//b', './a', String.raw`a\..\b`, 'C:/x', 'a/\u0000'])(
  'the path %j leads out',
  (path) => {
    expect(isSafePath(path)).toBe(false);
  },
);

test('files of operating systems are known, and files of people are not taken for them', () => {
  const junk = [
    '.DS_Store',
    'data/.DS_Store',
    'data/._a.png',
    'a/Thumbs.db',
    'desktop.ini',
    '__MACOSX/a',
    'a/@eaDir/b',
  ];
  expect(junk.filter(isJunk)).toEqual(junk);
  expect(['data/a.png', 'data/DS_Store', 'data/my.ini'].filter(isJunk)).toEqual([]);
});
