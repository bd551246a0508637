import { expect, test } from 'vitest';
import { validators } from '../../src/internal/http/validators.js';
import { createSandbox } from '../../src/sandbox.js';

test('the etag of a file depends on its size and date', () => {
  const [day, other] = [new Date('2026-11-25T10:00:00Z'), new Date('2026-11-25T10:00:01Z')];
  expect(validators(5, day)).toEqual(validators(5, day));
  expect(validators(5, day)['last-modified']).toBe('Wed, 25 Nov 2026 10:00:00 GMT');
  const marks = [validators(5, day), validators(6, day), validators(5, other)].map(({ etag }) => etag);
  expect(new Set(marks).size).toBe(3);
});

test('the web page has an etag and is not sent again when it matches', async () => {
  using sandbox = createSandbox();
  const { headers } = await sandbox.fetch('http://sandbox.invalid/');
  const etag = headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
  const again = await sandbox.fetch('http://sandbox.invalid/', { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});
