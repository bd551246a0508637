import type { Graph } from '@x/models/graph';
import { createGraph } from '@x/services/graph';

import type { LintCase, LooseDatum } from './lint-case.js';

const red = { r: 255, g: 0, b: 0, a: 255 };

function images(): Graph {
  const graph = createGraph();
  const blank = graph.add('blank_image', { width: 64, height: 32, color: red, mode: 'RGBA' });
  const small = graph.add('img_resize', { image: blank.out('image'), width: 32, height: 16, resample_mode: 'box' });
  const soft = graph.add('img_blur', { image: small.out('image'), radius: 2.5, blur_type: 'gaussian' });
  const pasted = graph.add('img_paste', { base_image: blank.out('image'), image: soft.out('image'), x: 4, y: 2 });
  graph.add('img_lerp', { image: pasted.out('image'), min: 10, max: 200, is_intermediate: true });
  graph.add('img_crop', { image: pasted.out('image'), width: small.out('width'), height: 8, use_cache: false });
  return graph.build();
}

function sums(): Graph {
  const graph = createGraph();
  const three = graph.add('integer', { value: 3 });
  const half = graph.add('float', { value: 0.5 });
  const sum = graph.add('add', { a: three.out('value'), b: 4 });
  const whole = graph.add('float_to_int', { value: half.out('value'), multiple: 8, method: 'Floor' });
  graph.add('integer_math', { operation: 'MUL', a: sum.out('value'), b: whole.out('value') });
  graph.add('float_math', { operation: 'SQRT', a: three.out('value'), b: half.out('value') });
  graph.add('rand_int', { low: 0, high: sum.out('value') });
  return graph.build();
}

function words(): Graph {
  const graph = createGraph();
  const hello = graph.add('string', { value: 'hello' });
  const number = graph.add('integer', { value: 7 });
  const joined = graph.add('string_join', { string_left: hello.out('value'), string_right: number.out('value') });
  const parts = graph.add('string_split', { string: joined.out('value'), delimiter: 'l' });
  graph.add('string_replace', {
    string: parts.out('string_1'),
    search_string: 'h',
    replace_string: 'j',
    use_regex: false,
  });
  graph.add('string_join_three', {
    string_left: parts.out('string_1'),
    string_middle: '-',
    string_right: parts.out('string_2'),
  });
  return graph.build();
}

function loops(): Graph {
  const graph = createGraph();
  const range = graph.add('range', { start: 0, stop: 3, step: 1 });
  const each = graph.add('iterate', { collection: range.out('collection') });
  const twice = graph.add('mul', { a: each.out('item'), b: 2 });
  const all = graph.add('collect', { item: twice.out('value') });
  const more = graph.add('collect', { collection: all.out('collection'), item: graph.add('integer').out('value') });
  graph.add('integer_collection', { collection: more.out('collection') });
  const again = graph.add('iterate', { collection: all.out('collection') });
  graph.add('add', { a: again.out('item'), b: each.out('index') });
  return graph.build();
}

function galleries(): Graph {
  const graph = createGraph();
  const one = graph.add('blank_image', { width: 16, height: 16 });
  const other = graph.add('img_scale', { image: one.out('image'), scale_factor: 2 });
  const all = graph.add('collect', { item: [one.out('image'), other.out('image')] });
  graph.add('image_collection', { collection: all.out('collection') });
  const each = graph.add('iterate', { collection: all.out('collection') });
  graph.add('img_noise', { image: each.out('item'), seed: 5, noise_type: 'salt_and_pepper', amount: 0.3 });
  return graph.build();
}

function branches(): Graph {
  const graph = createGraph();
  const yes = graph.add('boolean', { value: true });
  const [left, right] = [graph.add('string', { value: 'a' }), graph.add('string', { value: 'b' })];
  const chosen = graph.add('if', {
    condition: yes.out('value'),
    true_input: left.out('value'),
    false_input: right.out('value'),
  });
  graph.add('string_join', { string_left: chosen.out('value'), string_right: 'c' });
  graph.add('add', { a: yes.out('value'), b: 1 });
  const item = graph.add('metadata_item', { label: 'made', value: chosen.out('value') });
  const metadata = graph.add('metadata', { items: item.out('item') });
  graph.add('blank_image', { metadata: metadata.out('metadata'), width: 8, height: 8 });
  return graph.build();
}

const datum = (node_path: string, field_name: string, items: unknown[]): LooseDatum => ({
  node_path,
  field_name,
  items,
});

const valid: readonly (() => Pick<LintCase, 'data'> & { readonly graph: Graph })[] = [
  () => ({
    graph: images(),
    data: [
      [datum('blank_image_1', 'width', [64, 48]), datum('img_resize_1', 'resample_mode', ['box', 'nearest'])],
      [datum('img_blur_1', 'radius', [1, 2.5])],
    ],
  }),
  () => ({ graph: images(), data: [] }),
  () => ({ graph: sums(), data: [[datum('integer_1', 'value', [1, 2, 3]), datum('float_1', 'value', [0.5, 1, 2])]] }),
  () => ({ graph: words(), data: [[datum('string_1', 'value', ['a', 'b'])]] }),
  () => ({ graph: loops(), data: [[datum('range_1', 'stop', [2, 4])]] }),
  () => ({ graph: galleries(), data: [] }),
  () => ({ graph: branches(), data: [[datum('boolean_1', 'value', [1, 0])]] }),
];

/** Returns new copies of graphs and batches that the server runs. */
export const validCases = (): LintCase[] =>
  valid.map((make) => {
    const { graph, data } = make();
    return { ...structuredClone(graph), data, runs: 1 };
  });
