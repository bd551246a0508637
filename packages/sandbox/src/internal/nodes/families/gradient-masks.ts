import { mapped } from '../../imaging/pixels/pixels.js';
import { resample } from '../../imaging/pixels/resample.js';
import { checkResized } from '../check-size.js';
import { expandedMask } from '../compute/gradient-mask.js';
import { declaredKind } from '../declared/declared-kind.js';
import { input, optionalInput, requiredInput } from '../input.js';
import { bool, float, integer, literal, model, nullable, optional, plainString } from '../kind.js';
import { type NodeType, nodeType, outputType } from '../node-type.js';
import { imageField } from '../outputs.js';

/** Pixels of an image per value of its latents. */
const SCALE = 8;

const denoiseMask = model('DenoiseMaskField', {
  mask_name: plainString,
  masked_latents_name: optional(nullable(plainString), null),
  gradient: optional(bool, false),
});

const gradientMaskOutput = outputType('gradient_mask_output', 'GradientMaskOutput', {
  denoise_mask: denoiseMask,
  expanded_mask_area: imageField,
});

export const gradientMasks: readonly NodeType[] = [
  nodeType({
    type: 'create_gradient_mask',
    className: 'CreateGradientMaskInvocation',
    title: 'Create Gradient Mask',
    version: '1.3.0',
    category: 'mask',
    tags: ['mask', 'denoise'],
    inputs: {
      mask: requiredInput(imageField, { ui_order: 1 }),
      edge_radius: input(integer({ ge: 0 }), 16, { hints: { ui_order: 2 } }),
      coherence_mode: input(literal(['Gaussian Blur', 'Box Blur', 'Staged']), 'Gaussian Blur', {
        hints: { ui_order: 3 },
      }),
      minimum_denoise: input(float({ ge: 0, le: 1 }), 0, { hints: { ui_order: 4 } }),
      image: optionalInput(imageField, 'any', { title: '[OPTIONAL] Image', ui_order: 6 }),
      unet: optionalInput(declaredKind('UNetField'), 'connection', { title: '[OPTIONAL] UNet', ui_order: 5 }),
      vae: optionalInput(declaredKind('VAEField'), 'connection', { title: '[OPTIONAL] VAE', ui_order: 7 }),
      tiled: input(bool, false, { hints: { ui_order: 8 } }),
      fp32: input(bool, false, { hints: { ui_order: 9 } }),
    },
    output: gradientMaskOutput,
    invoke: async (inputs, context) => {
      const whole = await context.openImage(inputs.mask.image_name, 'L');
      const size = { width: Math.floor(whole.width / SCALE), height: Math.floor(whole.height / SCALE) };
      const mask = await resample(whole, checkResized(size), 'bilinear');
      const radius = Math.floor(inputs.edge_radius / SCALE);
      // The server changes the input itself, as the item's session shows.
      Object.assign(inputs, { edge_radius: radius });
      const expanded = expandedMask(mask, { radius, mode: inputs.coherence_mode, minimum: inputs.minimum_denoise });
      const large = { width: size.width * SCALE, height: size.height * SCALE };
      const area = await resample(
        mapped(expanded, (value) => (value < 255 ? 0 : 255)),
        large,
        'nearest',
      );
      const { image } = await context.saveImage(area);
      const mask_name = context.saveTensor({ shape: [1, 1, large.height, large.width] });
      return {
        denoise_mask: { mask_name, masked_latents_name: null, gradient: true },
        expanded_mask_area: { image_name: image.image_name },
      };
    },
  }),
];
