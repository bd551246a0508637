import { expect, test } from 'vitest';

import { readFlags } from '../../src/internal/server/flags.js';

test('reads flags, and port 0 without one', () => {
  const origins = ['--allow-origin', 'http://localhost:5173', '--allow-origin=*'];
  expect(readFlags(['--port', '9090', '--root', 'here', '--web', 'dist', '--host=::1', ...origins])).toEqual({
    isHelp: false,
    port: 9090,
    root: 'here',
    web: 'dist',
    host: '::1',
    allowOrigins: ['http://localhost:5173', '*'],
    multiuser: false,
    strictPasswords: false,
  });
  const users = { multiuser: false, strictPasswords: false };
  const none = { root: undefined, web: undefined, host: undefined, allowOrigins: [], ...users };
  expect(readFlags([])).toEqual({ isHelp: false, port: 0, ...none });
  expect(readFlags(['--help']).isHelp).toBe(true);
});

test('reads whether there are users, and how strict their passwords are', () => {
  expect(readFlags(['--multiuser'])).toMatchObject({ multiuser: true, strictPasswords: false });
  expect(readFlags(['--multiuser', '--strict-passwords'])).toMatchObject({ multiuser: true, strictPasswords: true });
});

test.each([
  [['--prot', '1'], 'unknown flag --prot; usage: --port NUMBER'],
  [['here'], 'unexpected argument "here"; usage'],
  [['--root'], '--root: needs a value; usage'],
  [['--web'], '--web: needs a value; usage'],
  [['--allow-origin'], '--allow-origin: needs a value; usage'],
  [
    ['--allow-origin', 'localhost'],
    '--allow-origin: must be an origin, such as http://localhost:5173; got "localhost"',
  ],
  [['--allow-origin', 'http://a.example/'], '"http://a.example" may be meant; got "http://a.example/"'],
  [['--strict-passwords'], '--strict-passwords: needs --multiuser; usage'],
  [['--multiuser=yes'], '--multiuser: takes no value; usage'],
  [['--port', '65536'], '--port: must be a number from 0 to 65535, got "65536"'],
])('rejects %j', (args, message) => {
  expect(() => readFlags(args)).toThrow(message);
});
