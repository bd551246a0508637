import assert from 'node:assert/strict';

import { noise } from '../../images/noise.js';
import { toBlob } from '../../images/png.js';
import { graph, type Nodes } from '../../runner/graph.js';
import { type QueueContext, queueScenario } from '../../runner/queue-scenario.js';

const SIZE = { width: 24, height: 17 };
const CIRCLE = Buffer.from(
  '<svg width="24" height="17"><rect width="24" height="17"/><circle cx="9" cy="8" r="5.5" fill="white"/></svg>',
);

interface Pictures {
  readonly rgb: { readonly image_name: string };
  readonly rgba: { readonly image_name: string };
  readonly grey: { readonly image_name: string };
  readonly mask: { readonly image_name: string };
}

async function upload({ image }: QueueContext): Promise<Pictures> {
  const add = async (picture: ReturnType<typeof noise>) => {
    const { image_name } = await image({}, toBlob(await picture.png().toBuffer(), 'image/png'));
    return { image_name };
  };
  const black = noise({ channels: 1, ...SIZE }).linear(0, 0);
  return {
    rgb: await add(noise({ channels: 3, ...SIZE })),
    rgba: await add(noise({ channels: 4, ...SIZE })),
    grey: await add(noise({ channels: 1, ...SIZE }).toColourspace('b-w')),
    mask: await add(black.composite([{ input: CIRCLE }]).toColourspace('b-w')),
  };
}

/** Runs nodes, and reads the image of each. */
async function read(context: QueueContext, nodes: Nodes, edges: readonly string[] = []): Promise<void> {
  const { session, error_message } = await context.run(graph(nodes, edges));
  assert.equal(error_message, null);
  const results = Object.entries(session.results).map(([id, result]) => [session.prepared_source_mapping[id], result]);
  const bySource = new Map(results.map(([source, result]) => [source, JSON.stringify(result)]));
  for (const id of Object.keys(nodes)) {
    const [name] = /[\w-]+\.png/.exec(bySource.get(id) ?? '') ?? [];
    if (name) await context.client.repositories.images.full(name);
  }
}

const scenario = (title: string, nodes: (pictures: Pictures) => Nodes, edges?: readonly string[]) =>
  queueScenario(title, async (context) => read(context, nodes(await upload(context)), edges));

export const scenarios = [
  scenario('colours are changed pixel by pixel', ({ rgb, rgba, grey, mask }) => ({
    hue: { type: 'img_hue_adjust', image: rgb, hue: -100 },
    red: { type: 'img_channel_offset', image: rgba, channel: 'Red (RGBA)', offset: 70 },
    black: { type: 'img_channel_offset', image: rgba, channel: 'Black (CMYK)', offset: 255 },
    saturation: { type: 'img_channel_multiply', image: rgb, channel: 'Saturation (HSV)', scale: 1.7 },
    cr: { type: 'img_channel_multiply', image: grey, channel: 'Cr (YCbCr)', scale: 0, invert_channel: true },
    lightness: { type: 'img_channel_offset', image: rgb, channel: 'Luminosity (LAB)', offset: -20 },
    same: { type: 'color_correct', base_image: rgba, color_reference: rgb },
    chroma: { type: 'color_correct', base_image: rgb, color_reference: grey, colorspace: 'YCbCr-Chroma', mask },
    sharp: { type: 'unsharp_mask', image: rgba, radius: 1.5, strength: 120 },
    noise: { type: 'img_noise', image: rgb, seed: 4_294_967_295, amount: 0.3, mask },
    salt: { type: 'img_noise', image: grey, noise_type: 'salt_and_pepper', noise_color: false, size: 5, amount: 1 },
  })),
  scenario('masks are made and changed pixel by pixel', ({ rgba, grey, mask }) => ({
    id: { type: 'mask_from_id', image: rgba, color: { r: 10, g: 200, b: 90, a: 128 }, threshold: 160, invert: true },
    edge: { type: 'mask_edge', image: mask, edge_size: 5, edge_blur: 2, low_threshold: 200, high_threshold: 50 },
    fade: { type: 'expand_mask_with_fade', mask, threshold: 100, fade_size_px: 7 },
    whole: { type: 'expand_mask_with_fade', mask: grey, fade_size_px: 0 },
    box: { type: 'get_image_mask_bounding_box', mask, margin: 2 },
    none: { type: 'get_image_mask_bounding_box', mask, mask_color: { r: 1, g: 2, b: 3, a: 4 } },
    canny: { type: 'canny_edge_detection', image: mask },
    map: { type: 'color_map', image: rgba, tile_size: 7 },
    small: { type: 'heuristic_resize', image: rgba, width: 9, height: 30 },
    pasted: { type: 'canvas_paste_back', source_image: rgba, target_image: grey, mask, mask_blur: 2 },
    masked: { type: 'canvas_v2_mask_and_crop', generated_image: grey, mask },
    shown: { type: 'show_image', image: { image_name: mask.image_name } },
  })),
  scenario('transparent and masked pixels are filled', ({ rgb, rgba, mask }) => ({
    colour: { type: 'infill_rgba', image: rgba, color: { r: 1, g: 200, b: 3, a: 90 } },
    opaque: { type: 'infill_rgba', image: rgb },
    around: { type: 'infill_cv2', image: rgba },
    masked: { type: 'cv_inpaint', image: rgb, mask },
  })),
  scenario('images are cropped, pasted and joined by boxes', ({ rgb, rgba, grey, mask }) => ({
    box: {
      type: 'crop_image_to_bounding_box',
      image: rgba,
      bounding_box: { x_min: -3, x_max: 9, y_min: 4, y_max: 30 },
    },
    visible: { type: 'crop_image_to_bounding_box', image: mask },
    paste: {
      type: 'paste_image_into_bounding_box',
      source_image: rgba,
      target_image: rgb,
      bounding_box: { x_min: -5, x_max: 19, y_min: 3, y_max: 20 },
    },
    joined: { type: 'flux_kontext_image_prep', images: [rgba, grey, rgb], use_preferred_resolution: false },
    exported: { type: 'save_image_to_file', image: grey, output_directory: 'nodes/of a scenario', prefix: 'a-' },
  })),
  scenario(
    'masks and latents are tensors between nodes',
    ({ rgba, mask }) => ({
      alpha: { type: 'alpha_mask_to_tensor', image: rgba },
      'alpha-image': { type: 'tensor_mask_to_image' },
      grey: { type: 'image_mask_to_tensor', image: mask, cutoff: 1, invert: true },
      applied: { type: 'apply_tensor_mask_to_image', image: rgba },
      rectangle: {
        type: 'rectangle_mask',
        ...SIZE,
        x_left: -4,
        y_top: 2,
        rectangle_width: 30,
        rectangle_height: 5,
      },
      inverted: { type: 'invert_tensor_mask' },
      'inverted-image': { type: 'tensor_mask_to_image' },
      noise: { type: 'noise', width: 64, height: 128, noise_type: 'FLUX', seed: 5 },
      crop: { type: 'crop_latents', x: 8, y: 8, width: 24, height: 16 },
      scaled: { type: 'lscale', scale_factor: 1.7 },
    }),
    [
      'alpha.mask alpha-image.mask',
      'grey.mask applied.mask',
      'rectangle.mask inverted.mask',
      'inverted.mask inverted-image.mask',
      'noise.noise crop.latents',
      'crop.latents scaled.latents',
    ],
  ),
  queueScenario('image nodes that cannot run fail', async (context) => {
    const { rgb, rgba, grey } = await upload(context);
    const { image_name } = await context.image();
    const broken: readonly Nodes[string][] = [
      { type: 'infill_tile', image: rgba },
      { type: 'color_correct', base_image: rgb, color_reference: grey, mask: { image_name } },
      {
        type: 'paste_image_into_bounding_box',
        source_image: rgb,
        target_image: rgb,
        bounding_box: { x_min: 0, x_max: 1, y_min: 0, y_max: 1 },
      },
      { type: 'save_image_to_file', image: rgb, output_directory: 'a/../../b' },
      { type: 'invert_tensor_mask', mask: { tensor_name: 'Tensor_none' } },
      { type: 'cv_inpaint', image: rgb, mask: { image_name } },
    ];
    const ids: number[] = [];
    for (const node of broken) ids.push(...(await context.enqueue({ graph: graph({ a: node }) })));
    for (const { status } of await context.finish(ids)) assert.equal(status, 'failed');
  }),
];
