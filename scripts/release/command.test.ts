import { expect, test } from 'vitest';

import { read, show } from './command.mjs';

const program = "console.log('half done'); console.error('no space left'); process.exitCode = 1;";

test('says which program was not found', () => {
  expect(() => read('.', 'no-such-program', ['--help'])).toThrow(/^no-such-program --help\n.*ENOENT/);
  expect(() => show('.', 'no-such-program', ['--help'])).toThrow(/ENOENT/);
});

test('says what a program that failed has printed', () => {
  const message = `${process.execPath} --eval ${program}\nhalf done\nno space left\n`;
  expect(() => read('.', process.execPath, ['--eval', program])).toThrow(message);
});

test('returns what a program has printed', () => {
  expect(read('.', process.execPath, ['--eval', "console.log('done')"])).toBe('done');
});
