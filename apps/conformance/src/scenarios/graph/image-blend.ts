import assert from 'node:assert/strict';

import { noise } from '../../images/noise.js';
import { toBlob } from '../../images/png.js';
import { graph, type Nodes } from '../../runner/graph.js';
import { type QueueContext, queueScenario } from '../../runner/queue-scenario.js';

const ALL = [
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
];

/** Modes that leave no value of the noise next to a whole number, where machines of the server differ. */
const LIGHT = ['Color', 'Luminosity', 'Multiply', 'Overlay', 'Hard Light', 'Vivid Light', 'Linear Light'];
const MIXED = ['Hue', 'Saturation', 'Linear Dodge (Add)', 'Subtract', 'Multiply', 'Divide', 'Screen', 'Difference'];

/**
 * The modes that are compared in each space. Noise of these sizes fills the vectors of the server's library. Okhsv is not
 * among the spaces: in each of its modes some pixels of the server depend on the processor.
 */
const CASES: readonly [space: string, modes: readonly string[]][] = [
  ['RGB', ALL],
  ['Linear RGB', ALL],
  ['HSL (RGB)', ALL],
  ['HSV (RGB)', ALL],
  ['Okhsl', LIGHT],
  ['Oklch (Oklab)', LIGHT],
  ['LCh (CIELab)', MIXED],
];

type Picture = { readonly image_name: string };

async function upload({ image }: QueueContext, options: Parameters<typeof noise>[0], lightness = 1): Promise<Picture> {
  const picture = noise(options).linear(lightness, 0);
  const png = options.channels === 1 ? picture.toColourspace('b-w') : picture;
  const { image_name } = await image({}, toBlob(await png.png().toBuffer(), 'image/png'));
  return { image_name };
}

/** Runs nodes that blend, and reads the image of each. */
async function blend(context: QueueContext, nodes: readonly Nodes[string][]): Promise<void> {
  const named = Object.fromEntries(nodes.map((node, index) => [`n${index}`, node]));
  const { session, error_message } = await context.run(graph(named));
  assert.equal(error_message, null);
  const results = new Map(
    Object.entries(session.results).map(([id, result]) => [session.prepared_source_mapping[id], result]),
  );
  for (const id of Object.keys(named)) {
    const [name] = /[\w-]+\.png/.exec(JSON.stringify(results.get(id))) ?? [];
    if (name) await context.client.repositories.images.full(name);
  }
}

export const scenarios = [
  ...CASES.map(([color_space, modes]) =>
    queueScenario(`layers are blended pixel by pixel in ${color_space}`, async (context) => {
      const upper = await upload(context, { channels: 4, width: 32, height: 16 });
      const base = await upload(context, { channels: 3, width: 32, height: 16 }, 0.8);
      const mask = await upload(context, { channels: 1, width: 32, height: 16 });
      const node = { type: 'invokeai_img_blend', layer_upper: upper, layer_base: base, color_space };
      const masked = { ...node, layer_upper: base, layer_base: upper, mask, opacity: 0.7, adaptive_gamut: 0.3 };
      await blend(
        context,
        modes.flatMap((blend_mode) => [
          { ...node, blend_mode },
          { ...masked, blend_mode, high_precision: false },
        ]),
      );
    }),
  ),
  queueScenario('layers of other sizes are fitted to the base', async (context) => {
    const wide = await upload(context, { channels: 4, width: 40, height: 11 });
    const tall = await upload(context, { channels: 3, width: 7, height: 20 });
    const base = await upload(context, { channels: 1, width: 32, height: 16 });
    const fits = [
      { fit_to_width: true, fit_to_height: true },
      { fit_to_width: true, fit_to_height: false },
      { fit_to_width: false, fit_to_height: true },
    ];
    await blend(
      context,
      [wide, tall].flatMap((layer_upper) =>
        fits.map((fit) => ({
          type: 'invokeai_img_blend',
          layer_upper,
          layer_base: base,
          mask: wide,
          opacity: 1.5,
          ...fit,
        })),
      ),
    );
  }),
  queueScenario('layers of other sizes that are not fitted fail', async (context) => {
    const [upper, base] = [
      await upload(context, { channels: 4, width: 5, height: 9 }),
      await upload(context, { channels: 3, width: 8, height: 9 }),
    ];
    const ids: number[] = [];
    for (const blend_mode of ALL) {
      for (const color_space of ['RGB', 'Okhsv']) {
        const node = { type: 'invokeai_img_blend', layer_upper: upper, layer_base: base, blend_mode, color_space };
        ids.push(...(await context.enqueue({ graph: graph({ a: { ...node, fit_to_height: false } }) })));
      }
    }
    for (const { status } of await context.finish(ids)) assert.equal(status, 'failed');
  }),
];
