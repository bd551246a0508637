import sharp, { type Sharp } from 'sharp';

import { changeResponse, eachField, type Mutant } from './mutant.js';

const changeImage =
  (change: (image: Sharp) => Sharp) =>
  async (response: Response): Promise<Response> => {
    const kind = response.headers.get('content-type')?.split('/')[1];
    if (response.status !== 200 || (kind !== 'png' && kind !== 'webp')) return response;
    const bytes = await change(sharp(await response.arrayBuffer()))
      .toFormat(kind)
      .toBuffer();
    const headers = new Headers(response.headers);
    headers.set('content-length', String(bytes.length));
    return new Response(new Uint8Array(bytes), { headers });
  };

const thumbnail = 'GET /api/v1/images/i/*/thumbnail';
const full = 'GET /api/v1/images/i/*/full';

/** Pictures that are wrong. */
export const imageMutants: readonly Mutant[] = [
  {
    title: 'a thumbnail is a negative',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse(
      thumbnail,
      changeImage((image) => image.negate({ alpha: false })),
    ),
  },
  {
    title: 'a thumbnail is grey',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse(
      thumbnail,
      changeImage((image) => image.greyscale().toColourspace('srgb')),
    ),
  },
  {
    title: 'a thumbnail is upside down',
    scenario: 'a PNG with a palette loses its tra',
    respond: changeResponse(
      thumbnail,
      changeImage((image) => image.flip()),
    ),
  },
  {
    title: 'a thumbnail is one pixel wider',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse(
      thumbnail,
      changeImage((image) => image.extend({ right: 1, extendWith: 'copy' })),
    ),
  },
  {
    title: 'the thumbnail of another picture',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse(
      thumbnail,
      changeImage((image) => image.modulate({ hue: 90 })),
    ),
  },
  {
    title: 'an image is mirrored',
    scenario: 'a board is duplicated with stars a',
    respond: changeResponse(
      full,
      changeImage((image) => image.flop()),
    ),
  },
  {
    title: 'red and blue are swapped in an image',
    scenario: 'a board is duplicated with stars a',
    respond: changeResponse(
      full,
      changeImage((image) =>
        image.recomb([
          [0, 0, 1],
          [0, 1, 0],
          [1, 0, 0],
        ]),
      ),
    ),
  },
  {
    title: 'the width and the height of an image are swapped',
    scenario: 'adding an image to another board m',
    respond: changeResponse(
      'GET /api/v1/images/i/*',
      eachField('width', (_, { height }) => height),
    ),
  },
];
