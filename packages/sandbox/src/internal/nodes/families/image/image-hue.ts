import { convert } from '../../../imaging/pixels/convert.js';
import { inModeOf } from '../../../imaging/pixels/in-mode-of.js';
import type { Pixels } from '../../../imaging/pixels/pixels.js';
import type { Gamut } from '../../compute/blend/blend-space.js';
import { turnedHsv, turnedLch, turnedOk, turnedOklch, withLightnessOf } from '../../compute/turn-hue.js';
import { input, requiredInput } from '../../input.js';
import { bool, float, literal } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput } from '../../outputs.js';
import { PythonError } from '../../python-error.js';

const TYPE = 'invokeai_img_hue_adjust_plus';
const SPACES = [
  'HSV / HSL / RGB',
  'Okhsl',
  'Okhsv',
  '*Oklch / Oklab',
  '*LCh / CIELab',
  '*UPLab (w/CIELab_to_UPLab.icc)',
] as const;

type Space = (typeof SPACES)[number];

const REASON = "it needs a colour profile from the server's files";

function turnedIn(space: Space, pixels: Pixels, degrees: number, gamut: Gamut): Pixels {
  if (space === 'HSV / HSL / RGB') return turnedHsv(pixels, degrees);
  if (space === '*Oklch / Oklab') return turnedOklch(pixels, degrees, gamut);
  if (space === '*LCh / CIELab') return turnedLch(pixels, degrees);
  if (space === 'Okhsl' || space === 'Okhsv') return turnedOk(pixels, degrees, { space, steps: gamut.steps });
  const place = `node type ${TYPE} in the colour space ${space}`;
  throw new PythonError('NotImplementedError', `Not implemented by the sandbox: ${place}: ${REASON}`);
}

export const imageHue: readonly NodeType[] = [
  nodeType({
    category: 'image',
    savesImage: true,
    output: imageOutput,
    type: TYPE,
    className: 'InvokeAdjustImageHuePlusInvocation',
    title: 'Adjust Image Hue Plus',
    version: '1.2.0',
    tags: ['image', 'hue', 'oklab', 'cielab', 'uplab', 'lch', 'hsv', 'hsl', 'lab'],
    inputs: {
      image: requiredInput(imageField),
      space: input(literal(SPACES), 'HSV / HSL / RGB'),
      degrees: input(float(), 0),
      preserve_lightness: input(bool, false),
      ok_adaptive_gamut: input(float({ ge: 0 }), 0.05),
      ok_high_precision: input(bool, true),
    },
    invoke: async ({ image, space, degrees, preserve_lightness, ...precision }, context) => {
      const whole = await context.openImage(image.image_name);
      const pixels = convert(whole, 'RGB');
      const gamut = { alpha: precision.ok_adaptive_gamut, steps: precision.ok_high_precision ? 3 : 1 };
      const turned = turnedIn(space, pixels, degrees, gamut);
      const isRestored = preserve_lightness && space !== '*LCh / CIELab';
      return context.saveImage(inModeOf(isRestored ? withLightnessOf(turned, pixels) : turned, whole));
    },
  }),
];
