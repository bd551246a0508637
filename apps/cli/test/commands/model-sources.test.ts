import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';

test.each([
  ['https://user:hidden@example.com/a.safetensors', 'https://***@example.com/a.safetensors'],
  ['https://hidden@example.com/a.safetensors', 'https://***@example.com/a.safetensors'],
  ['https://example.com/a?type=Model&token=hidden', 'https://example.com/a?type=Model&token=***'],
  ['https://example.com/a?api_key=hidden&x=1', 'https://example.com/a?api_key=***&x=1'],
  ['stabilityai/sd-turbo', 'stabilityai/sd-turbo'],
])('the source %s is printed without what is secret in it', async (source, printed) => {
  using server = await seededSandbox();
  const dry = await run(['models', 'ensure', source, '--dry-run'], server);
  expect(dry).toMatchObject({ code: 0, stdout: `install\tmodel\t${printed}\t\n` });
  const { stdout, stderr } = await run(['models', 'ensure', source, '--yes', '--json'], server);
  expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '').outcomes).toMatchObject([{ name: printed }]);
  expect(stdout + stderr).not.toContain('hidden');
});
