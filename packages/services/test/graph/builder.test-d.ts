import { expectTypeOf, test } from 'vitest';

import { createGraph, type InputsOf, type NodeHandle } from '../../src/graph.js';

const graph = createGraph();

test('the inputs and outputs of a known node type are typed', () => {
  const paper = graph.add('blank_image', { width: 64, mode: 'RGB', color: { r: 0, g: 0, b: 0, a: 255 } });
  expectTypeOf(paper).toEqualTypeOf<NodeHandle<'height' | 'image' | 'width'>>();
  graph.add('img_blur', { id: 'blur', image: paper.out('image'), radius: 4, is_intermediate: true });
  graph.add('collect', { item: [paper.out('width'), paper.out('height')] });
  // @ts-expect-error: no such input
  graph.add('blank_image', { widht: 64 });
  // @ts-expect-error: no such value
  graph.add('blank_image', { width: 'wide' });
  // @ts-expect-error: no such choice
  graph.add('blank_image', { mode: 'CMYK' });
  // @ts-expect-error: no such output
  paper.out('picture');
});

test('a type that is not known takes any inputs, and has any output', () => {
  expectTypeOf<InputsOf<'of_a_node_pack'>>().toEqualTypeOf<{
    readonly id?: string | undefined;
    readonly [field: string]: unknown;
  }>();
  const node = graph.add('of_a_node_pack', { size: 1 });
  expectTypeOf(node).toEqualTypeOf<NodeHandle<string>>();
  graph.add('blank_image' as string, { newer_input: 1 });
});

test('a handle of any node takes that of a known one', () => {
  expectTypeOf(graph.add('add')).toExtend<NodeHandle>();
});
