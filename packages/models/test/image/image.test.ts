import { expect, test } from 'vitest';
import {
  DeleteImagesResult,
  Image,
  ImageChanges,
  ImageMetadata,
  ImageNameList,
  ImageSize,
  StarredImagesResult,
  UnstarredImagesResult,
} from '../../src/image.js';
import responses from '../support/image.json' with { type: 'json' };

const { smallest } = responses.Image;

test('defaults the fields that older servers omit', () => {
  const absent = { deleted_at: null, session_id: null, node_id: null, image_subfolder: '', board_id: null };
  expect(Image.parse(smallest)).toEqual({ ...smallest, ...absent });
});

test('accepts an unknown category and an unknown origin', () => {
  const image = Image.parse({ ...smallest, image_category: 'depth', image_origin: 'remote' });
  expect([image.image_category, image.image_origin]).toEqual(['depth', 'remote']);
});

test.each([
  ['width', '64'],
  ['height', 1.5],
  ['starred', 1],
  ['image_name', null],
  ['image_category', null],
])('refuses an image whose %s is %j', (key, value) => {
  expect(Image.safeParse({ ...smallest, [key]: value }).error?.issues[0]?.path).toEqual([key]);
});

test.each([
  ['nothing', []],
  ['1 000 names', Array<string>(1_000).fill('a')],
  ['a name of 255 characters', ['x'.repeat(255)]],
])('accepts a list of %s', (_, names) => {
  expect(ImageNameList.parse(names)).toEqual(names);
});

test.each([
  ['1 001 names', Array<string>(1_001).fill('a'), 'must be at most 1 000 names'],
  ['an empty name', [''], 'must not be empty'],
  ['a name of 256 characters', ['x'.repeat(256)], 'must be at most 255 characters long'],
])('refuses a list of %s', (_, names, message) => {
  expect(ImageNameList.safeParse(names).error?.issues).toMatchObject([{ message }]);
});

test.each([{ width: 0, height: 1 }, { width: 1.5, height: 1 }, { width: 4096, height: 4097 }, { width: 4096 }])(
  'refuses the size %j',
  (size) => {
    expect(ImageSize.safeParse(size).success).toBe(false);
  },
);

test('names the largest number of pixels', () => {
  expect(ImageSize.parse({ width: 4096, height: 4096 })).toEqual({ width: 4096, height: 4096 });
  const { error } = ImageSize.safeParse({ width: 16_777_217, height: 1 });
  expect(error?.issues).toMatchObject([{ message: 'must be at most 16 777 216 pixels' }]);
});

test('omitted fields stay omitted, and none can be cleared', () => {
  expect(ImageChanges.parse({})).toEqual({});
  expect(ImageChanges.safeParse({ session_id: null }).success).toBe(false);
});

test('keeps metadata as it is, and refuses what is not an object', () => {
  expect(ImageMetadata.parse({ seed: 3, nested: [{ a: null }] })).toEqual({ seed: 3, nested: [{ a: null }] });
  expect(ImageMetadata.safeParse([]).success).toBe(false);
});

test('older servers report no failures', () => {
  expect(DeleteImagesResult.parse(responses.DeleteImagesResult['6.0.2']).failed_images).toEqual([]);
  expect(StarredImagesResult.parse(responses.StarredImagesResult['6.0.2']).failed_images).toEqual([]);
  expect(UnstarredImagesResult.parse(responses.UnstarredImagesResult['6.0.2']).failed_images).toEqual([]);
});
