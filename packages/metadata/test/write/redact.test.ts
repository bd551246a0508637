import { describe, expect, test } from 'vitest';

import { redact } from '../../src/redact.js';
import { readTexts } from '../support/read-texts.js';

describe('is taken out of a text:', () => {
  test.each([
    ['a folder of Windows', String.raw`C:\Users\Anna B\models\ink.safetensors`, '[redacted]/ink.safetensors'],
    ['a folder of Windows inside JSON', String.raw`{"m":"D:\\ai\\ink.pt"}`, '{"m":"[redacted]/ink.pt"}'],
    ['a folder', 'from /home/anna/x/ink.png, old', 'from [redacted]/ink.png, old'],
    ['a folder at home', '~/x/ink.png', '[redacted]/ink.png'],
    ['a file address', 'file:///tmp/x/ink.png', '[redacted]/ink.png'],
    ['the name of the user elsewhere', 'anna made /home/anna/x/a.png', '[redacted] made [redacted]/a.png'],
    ['the folder of a user itself', 'anna: /home/anna, /home/al and old', '[redacted]: [redacted], [redacted] and old'],
    [
      'the folder of a user of Windows itself',
      String.raw`{"a":"C:\\Users\\Anna","b":"Anna"}`,
      '{"a":"[redacted]","b":"[redacted]"}',
    ],
    ['a mail address', 'by anna@example.org', 'by [redacted]'],
    [
      'a token',
      `Bearer abcdefgh12345 hf_${'x'.repeat(20)} sk-${'y'.repeat(20)}`,
      'Bearer [redacted] [redacted] [redacted]',
    ],
    [
      'a password in an address',
      'https://me:pass@host/x?token=abc&a=1',
      'https://[redacted]@host/x?token=[redacted]&a=1',
    ],
    [
      'a named secret in JSON',
      '{"api_key": "abc", "n": {"my_token": "a\\"b"}}',
      '{"api_key": "[redacted]", "n": {"my_token": "[redacted]"}}',
    ],
    [
      'the folder of a user in JSON inside JSON',
      String.raw`{"w":"{\"a\":\"/home/al\"}"}`,
      String.raw`{"w":"{\"a\":\"[redacted]\"}"}`,
    ],
    [
      'a named person in JSON',
      '{"user": "anna", "created_by":"anna", "hostname":"pc", "credentials": "x"}',
      '{"user": "[redacted]", "created_by":"[redacted]", "hostname":"[redacted]", "credentials": "[redacted]"}',
    ],
    [
      'a named secret in JSON inside JSON',
      '{"w":"{\\"password\\":\\"abc\\"}"}',
      '{"w":"{\\"password\\":\\"[redacted]\\"}"}',
    ],
  ])('%s', (_, text, expected) => expect(redact(text)).toBe(expected));
});

test.each([
  'a fox and/or a cat, 1/2, https://example.org/a/b',
  'steps: 20, cfg: 7.5',
  'a\nb\tc',
  'the token of love',
  'https://example.org/home/cats, a list of cats',
])('%j stays', (text) => expect(redact(text)).toBe(text));

test('a value keeps its shape, with bigints, and loses what its names call secret', () => {
  const value = {
    seed: 18446744073709551615n,
    api_key: 'abc',
    list: [{ user: 'anna', n: null, path: '/home/anna/a.pt' }],
  };
  expect(redact(value)).toEqual({
    seed: 18446744073709551615n,
    api_key: '[redacted]',
    list: [{ user: '[redacted]', n: null, path: '[redacted]/a.pt' }],
  });
});

test('nothing of what was read keeps a user name', async () => {
  const workflow = JSON.stringify({ author: 'Anna', nodes: [{ path: '/Users/Anna/x.png' }], links: [] });
  const metadata = redact(await readTexts({ workflow, parameters: 'a\nSteps: 2, Model: C:\\Users\\Anna\\m.ckpt' }));
  expect(JSON.stringify(metadata)).not.toContain('Anna');
  expect(metadata.generation?.model?.name?.value).toBe('[redacted]/m.ckpt');
});

test.each([
  'a.'.repeat(200_000),
  '-eyJaaaaaaaa'.repeat(20_000),
  ' '.repeat(300_000),
  '/tmp/a'.repeat(50_000),
  '"'.repeat(300_000),
  'C:\\a'.repeat(50_000),
  '/home/a'.repeat(50_000),
  `/home/${'a'.repeat(300_000)}`,
])('a long text ends in time: %.12s…', (text) => {
  const start = process.cpuUsage(); // of a busy machine, the time that this takes and not what others take
  redact(text);
  expect(process.cpuUsage(start).user).toBeLessThan(10_000_000);
});
