import assert from 'node:assert/strict';

import { graph, type Nodes } from '../../runner/graph.js';
import { type QueueContext, queueScenario } from '../../runner/queue-scenario.js';

/** Runs a graph that completes. */
async function complete({ run }: QueueContext, nodes: Nodes, edges: readonly string[] = []): Promise<void> {
  const { error_type, error_message } = await run(graph(nodes, edges));
  assert.equal(error_type, null, String(error_message));
}

/** Runs each node in an item of its own. All of them fail. */
async function fail({ enqueue, finish }: QueueContext, nodes: readonly Nodes[string][]): Promise<void> {
  const ids: number[] = [];
  for (const node of nodes) ids.push(...(await enqueue({ graph: graph({ a: node }) })));
  for (const { status } of await finish(ids)) assert.equal(status, 'failed');
}

const sides = { top: -1, bottom: 5, left: 0, right: 2 };
const tile = { coords: sides, overlap: { ...sides, top: 3 } };

export const scenarios = [
  queueScenario('tiles cover an image', async (context) => {
    const image = { image_width: 100, image_height: 64 };
    await complete(context, {
      same: { type: 'calculate_image_tiles', ...image, tile_width: 40, tile_height: 33, overlap: 7 },
      one: {
        type: 'calculate_image_tiles',
        image_width: 1,
        image_height: 1,
        tile_width: 1,
        tile_height: 1,
        overlap: 0,
      },
      even: {
        type: 'calculate_image_tiles_even_split',
        image_width: 96,
        image_height: 64,
        num_tiles_x: 3,
        overlap: 16,
      },
      spread: { type: 'calculate_image_tiles_min_overlap', ...image, tile_width: 41, tile_height: 500, min_overlap: 3 },
      properties: { type: 'tile_to_properties', tile },
      pair: { type: 'pair_tile_image', tile, image: { image_name: 'none.png' } },
      panel: { type: 'image_panel_layout', width: -100, height: 7, num_cols: 3, num_rows: 2, panel_col_idx: 1 },
      wide: { type: 'wan_i2v_ideal_dimensions', width: 1920, height: 817, target_resolution: '480p' },
      tall: { type: 'wan_ti2v_ideal_dimensions', width: 31, height: 33, rounding: 'floor' },
    });
  }),
  queueScenario('tiles that cannot be fail', (context) =>
    fail(context, [
      { type: 'calculate_image_tiles', overlap: 576 },
      { type: 'calculate_image_tiles_even_split', image_width: 33 },
      { type: 'calculate_image_tiles_min_overlap', image_width: 128 },
      { type: 'wan_ti2v_ideal_dimensions', width: 31, height: 8 },
    ]),
  ),
  queueScenario('values are read from metadata and added to them', async (context) => {
    const label = (type: string, custom_label: string, default_value: unknown) => ({
      type,
      custom_label,
      default_value,
    });
    // The node changes its own input, before or after the event of its start is written: what it adds is there already.
    const value = [1, { a: null }];
    const nodes = {
      text: label('metadata_to_string', 'list', ''),
      none: label('metadata_to_string', 'fehlt ü', 'é'),
      integer: label('metadata_to_integer', 'float', 1),
      float: label('metadata_to_float', 'digits', 1),
      bool: label('metadata_to_bool', 'list', false),
      scheduler: { type: 'metadata_to_scheduler' },
      texts: label('metadata_to_string_collection', 'fehlt', ['a']),
      integers: label('metadata_to_integer_collection', 'numbers', []),
      floats: label('metadata_to_float_collection', 'numbers', []),
      bools: label('metadata_to_bool_collection', 'fehlt', [true, false]),
      item: { type: 'metadata_item_linked', label: '* CUSTOM LABEL *', custom_label: 'mine', value },
    };
    const given = { list: [1, "it's", null], float: -1.5, digits: ' 12 ', numbers: [1, '2'], scheduler: 'lcm' };
    // Several nodes after one have no order that both servers share.
    const sources = Object.keys(nodes).map((name) => {
      const metadata = name === 'item' ? { ...given, mine: value } : given;
      return [`from-${name}`, { type: 'core_metadata', ...metadata }];
    });
    await complete(
      context,
      { ...Object.fromEntries(sources), ...nodes },
      Object.keys(nodes).map((name) => `from-${name}.metadata ${name}.metadata`),
    );
  }),
  queueScenario('captions and schedulers are passed on', async (context) => {
    const regions = [{ prompt: 'a "fox"', bbox: [0, 1, 2, 1000] }, { prompt: '\u00a0' }, { prompt: '猫', bbox: null }];
    await complete(context, {
      caption: { type: 'ideogram4_caption_builder', prompt: ' é\n', regions, color_palette: ['#ff80aa', 'red'] },
      empty: { type: 'ideogram4_caption_builder' },
      json: { type: 'ideogram4_caption_builder', prompt: ' {"a": 1} ', regions },
      scheduler: { type: 'scheduler', scheduler: 'dpmpp_2m_sde_k' },
    });
  }),
];
