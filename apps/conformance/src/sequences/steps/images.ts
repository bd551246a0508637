import * as fc from 'fast-check';

import type { Picture } from '../picture.js';
import type { Step } from '../step.js';
import {
  boardOrNone,
  category,
  flag,
  image,
  images,
  mostly,
  ordering,
  origin,
  selection,
  some,
  window,
} from './values.js';

const side = fc.integer({ min: 1, max: 9 });
const picture: fc.Arbitrary<Picture> = fc.record({
  format: fc.constantFrom('png', 'png', 'png', 'png 16 bit', 'jpeg', 'webp', 'tiff', 'text'),
  channels: fc.constantFrom(3, 4, 1, 2),
  width: side,
  height: side,
  color: fc.nat({ max: 255 }),
});
const metadata = mostly(
  fc.constantFrom('{"a": "fox"}', '{"b": "Fox", "i": 1}', '{"c": "o%x", "é": "É"}'),
  '[1]',
  '{',
  '"fox"',
  'null',
);
const upload = fc
  .record(
    { picture, metadata, resize_to: mostly(fc.constant('{"width": 5, "height": 4}'), '{}', '[5, 4]') },
    { requiredKeys: ['picture'] },
  )
  .map(({ resize_to, ...rest }) => (resize_to === undefined ? rest : { ...rest, resize_to }));
const uploadQuery = fc
  .tuple(
    fc.record({ image_category: category, is_intermediate: mostly<boolean | string>(fc.boolean(), 'perhaps') }),
    some({ board_id: boardOrNone, session_id: fc.constant('a session'), crop_visible: flag }),
  )
  .map(([required, optional]) => ({ ...required, ...optional }));
const changes = {
  image_category: category,
  is_intermediate: flag,
  starred: flag,
  session_id: fc.constantFrom('x', null),
};
const range = mostly(
  fc.constantFrom('bytes=0-9', 'bytes=5-', 'bytes=-3'),
  'bytes=99999-',
  'bytes=9-1',
  'lines=1-2',
  'bytes=0-1,3-4',
);
const part = fc.constantFrom('', '/full', '/thumbnail', '/metadata', '/workflow', '/urls');

/** Steps about images. */
export const imageSteps: readonly fc.Arbitrary<Step>[] = [
  fc.tuple(uploadQuery, upload).map(([query, form]) => ({ route: 'POST /api/v1/images/upload', query, upload: form })),
  some({ image_origin: origin, ...selection, ...ordering, ...window }).map((query) => ({
    route: 'GET /api/v1/images/',
    query,
  })),
  some({ image_origin: origin, ...selection, ...ordering }).map((query) => ({
    route: 'GET /api/v1/images/names',
    query,
  })),
  images.map((image_names) => ({ route: 'POST /api/v1/images/images_by_names', json: { image_names } })),
  fc.tuple(image, part).map(([name, suffix]) => ({ route: `GET /api/v1/images/i/{}${suffix}`, path: [name] })),
  fc.tuple(image, fc.constantFrom('full', 'thumbnail'), range).map(([name, file, asked]) => ({
    route: `GET /api/v1/images/i/{}/${file}`,
    path: [name],
    headers: { range: asked },
  })),
  image.map((name) => ({ route: 'HEAD /api/v1/images/i/{}/full', path: [name] })),
  fc.tuple(image, some(changes)).map(([name, json]) => ({ route: 'PATCH /api/v1/images/i/{}', path: [name], json })),
  image.map((name) => ({ route: 'DELETE /api/v1/images/i/{}', path: [name] })),
  ...['delete', 'star', 'star', 'unstar'].map((verb) =>
    images.map((image_names) => ({ route: `POST /api/v1/images/${verb}`, json: { image_names } })),
  ),
  fc.constant<Step>({ route: 'GET /api/v1/images/intermediates' }),
];

/** Steps that delete many images at once. */
export const imageDeletions: readonly fc.Arbitrary<Step>[] = [
  fc.constant({ route: 'DELETE /api/v1/images/intermediates' }),
  fc.constant({ route: 'DELETE /api/v1/images/uncategorized' }),
];
