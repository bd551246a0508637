import { expect, test, vi } from 'vitest';
import { issuesInParts } from '../../src/internal/http/issues-in-parts.js';

const list = Array.from({ length: 2_500 }, (_, index) => ({ index }));
const schemaOf = (vendor: string, validate: (value: unknown) => object) => ({
  '~standard': { version: 1, vendor, validate: vi.fn(validate) } as never,
});

test('a long list is validated in parts, and its issues keep their place', async () => {
  const issue = { message: 'is wrong', path: [7, 'index'] };
  const validate = (part: unknown) => (JSON.stringify(part).startsWith('[{"index":1000}') ? { issues: [issue] } : {});
  expect(await issuesInParts(schemaOf('zod', validate), list)).toEqual([{ ...issue, path: [1_007, 'index'] }]);
});

test('a list of ours is validated once, for it reports each invalid row', async () => {
  const validate = vi.fn(() => ({ issues: [{ message: 'is wrong', path: [7] }] }));
  expect(await issuesInParts(schemaOf('x', validate), list)).toBeUndefined();
  expect(validate).not.toHaveBeenCalled();
});
