import { expect, test } from 'vitest';
import { createRedactor } from '../../src/internal/redactor.js';

test.each([
  ['as it is', (secret: string) => secret],
  ['in a URL', encodeURIComponent],
  ['in JSON', (secret: string) => JSON.stringify(secret).slice(1, -1)],
  ['in JSON that escapes slashes', (secret: string) => secret.replaceAll('/', '\\/').replaceAll('"', '\\"')],
])('a secret is replaced %s', (_, write) => {
  const redactor = createRedactor();
  const secret = 'a/b/"c+d';
  redactor.add(secret);
  expect(redactor.redact(`<${write(secret)}>`)).toBe('<[redacted]>');
});
