import { convert } from '../../../imaging/pixels/convert.js';
import { blendedLayers } from '../../compute/blend/blend-layers.js';
import { checkLayers } from '../../compute/blend/check-layers.js';
import { fitted } from '../../compute/cut-out.js';
import { input, optionalInput, requiredInput } from '../../input.js';
import { bool, float, literal } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput } from '../../outputs.js';

const MODES = [
  'Normal',
  'Lighten Only',
  'Darken Only',
  'Lighten Only (EAL)',
  'Darken Only (EAL)',
  'Hue',
  'Saturation',
  'Color',
  'Luminosity',
  'Linear Dodge (Add)',
  'Subtract',
  'Multiply',
  'Divide',
  'Screen',
  'Overlay',
  'Linear Burn',
  'Difference',
  'Hard Light',
  'Soft Light',
  'Vivid Light',
  'Linear Light',
  'Color Burn',
  'Color Dodge',
] as const;

/** Names of the colour spaces in the server's interface, and ours. */
const SPACES = {
  RGB: 'RGB',
  'Linear RGB': 'Linear',
  'HSL (RGB)': 'HSL',
  'HSV (RGB)': 'HSV',
  Okhsl: 'Okhsl',
  Okhsv: 'Okhsv',
  'Oklch (Oklab)': 'Oklch',
  'LCh (CIELab)': 'LCh',
} as const;
type Space = keyof typeof SPACES;
const SPACE_NAMES = Object.keys(SPACES) as Space[];

const at = (ui_order: number) => ({ hints: { ui_order } });

export const imageBlend: readonly NodeType[] = [
  nodeType({
    category: 'image',
    savesImage: true,
    output: imageOutput,
    type: 'invokeai_img_blend',
    className: 'InvokeImageBlendInvocation',
    title: 'Image Layer Blend',
    version: '1.2.0',
    tags: ['image', 'blend', 'layer', 'alpha', 'composite', 'dodge', 'burn'],
    inputs: {
      layer_upper: requiredInput(imageField, at(1).hints),
      blend_mode: input(literal(MODES), 'Normal', at(2)),
      opacity: input(float({ ge: 0 }), 1, at(3)),
      mask: optionalInput(imageField, 'any', at(4).hints),
      fit_to_width: input(bool, false, at(5)),
      fit_to_height: input(bool, true, at(6)),
      layer_base: requiredInput(imageField, at(7).hints),
      color_space: input(literal(SPACE_NAMES), 'RGB', at(8)),
      adaptive_gamut: input(float({ ge: 0 }), 0, at(9)),
      high_precision: input(bool, true, at(10)),
    },
    invoke: async ({ layer_upper, layer_base, mask: named, ...options }, context) => {
      const [upper, base] = [
        await context.openImage(layer_upper.image_name),
        await context.openImage(layer_base.image_name),
      ];
      const fill = { across: options.fit_to_width, down: options.fit_to_height };
      const mask = named ? await fitted(await context.openImage(named.image_name), base, fill) : undefined;
      const layers = { upper: await fitted(upper, base, fill), base, mask: mask && convert(mask, 'L') };
      const blend = {
        mode: options.blend_mode,
        space: SPACES[options.color_space],
        opacity: options.opacity,
        gamut: { alpha: options.adaptive_gamut, steps: options.high_precision ? 3 : 1 },
      };
      checkLayers(layers, blend);
      return context.saveImage(await blendedLayers(layers, blend));
    },
  }),
];
