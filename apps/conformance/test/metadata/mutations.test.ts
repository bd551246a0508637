import { readMetadata } from '@x/metadata/metadata';
import { insertPngText } from '@x/metadata/png';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

import { Random } from '../../src/lint/random.js';
import { checkMutation } from '../../src/metadata/check-mutation.js';
import { withIntegers } from '../../src/metadata/corpus-file.js';
import { mutate } from '../../src/metadata/mutate.js';

const count = Number(process.env['X_MUTATIONS'] ?? 2_000);
const record = JSON.stringify({ positive_prompt: 'a fox', seed: 1, model: { name: 'm' }, loras: [{ weight: 1 }] });
const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } });
const exif = { IFD0: { ImageDescription: 'a fox\nSteps: 2, Seed: 3', Make: 'workflow:{"nodes":[]}' } };
const png = insertPngText(await picture.clone().png().toBuffer(), [
  { key: 'invokeai_metadata', text: record },
  { key: 'parameters', text: '橋\nNegative prompt: b\nSteps: 2, Seed: 18446744073709551615' },
]);
const files = [
  png,
  await picture.clone().jpeg().withExif(exif).toBuffer(),
  await picture.clone().webp().withExif(exif).toBuffer(),
  Buffer.from(JSON.stringify({ invokeai_metadata: record })),
];

const mutationOf = (seed: number): Uint8Array => {
  const random = new Random(seed);
  return mutate(random.pick(files) ?? png, random.pick(files) ?? png, random);
};

test('the same seed makes the same mutation, others make others', () => {
  expect(mutationOf(7)).toEqual(mutationOf(7));
  expect(new Set(Array.from({ length: 100 }, (_, seed) => mutationOf(seed).toString())).size).toBeGreaterThan(90);
});

test('no file is changed by its mutation', () => {
  const before = files.map((file) => file.toString());
  for (let seed = 0; seed < 100; seed++) mutationOf(seed);
  expect(files.map((file) => file.toString())).toEqual(before);
});

test(`${count} mutations never throw, and are read within the limits`, async () => {
  const wrong: string[] = [];
  for (let seed = 0; seed < count; seed++) wrong.push(...(await checkMutation(mutationOf(seed))));
  expect(wrong).toEqual([]);
});

describe('what is hard to read', () => {
  const read = (text: string) => readMetadata(insertPngText(png, [{ key: 'invokeai_metadata', text }]));

  test('a name of a prototype is a name like any other', async () => {
    const { texts } = await read('{"__proto__":{"positive_prompt":"polluted"},"constructor":1,"seed":2}');
    expect(texts).toHaveLength(3);
    expect({}).not.toHaveProperty('positive_prompt');
  });

  test.each([64, 12, 30])('a WebP of %i bytes is a warning or nothing', async (length) => {
    const { container, texts } = await readMetadata((files[2] ?? png).subarray(0, length));
    expect({ container, texts }).toEqual({ container: 'webp', texts: [] });
  });
});

test('an integer that JSON cannot hold is a bigint', () => {
  expect(withIntegers({ a: [{ integer: '18446744073709551615' }], b: null })).toEqual({
    a: [18446744073709551615n],
    b: null,
  });
});
