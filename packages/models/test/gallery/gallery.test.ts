import { expect, test } from 'vitest';
import { GalleryItem, GalleryItemNames, GalleryItemNamesResult } from '../../src/gallery.js';
import responses from '../support/gallery.json' with { type: 'json' };

const image = responses.GalleryItem['6.14.2 image'];

test('accepts an unknown kind of item', () => {
  expect(GalleryItem.parse({ ...image, kind: 'sound' }).kind).toBe('sound');
});

test('an image has no duration', () => {
  const { duration: _, fps: __, ...still } = image;
  expect(GalleryItem.parse(still)).toMatchObject({ duration: null, fps: null });
});

test('refuses an item without a name', () => {
  expect(GalleryItem.safeParse({ ...image, name: undefined }).error?.issues[0]?.path).toEqual(['name']);
});

test('refuses names without their count', () => {
  expect(GalleryItemNames.safeParse({ item_names: [], starred_count: 0 }).success).toBe(false);
  expect(GalleryItemNamesResult.safeParse({ items: ['a.png'], starred_count: 0, total_count: 1 }).success).toBe(false);
});
