import { type Fields, node, workflow } from '../document.js';
import { MODEL, type WorkflowCase } from '../workflow-case.js';

const metadata = (values: Fields, more: Fields = {}) => workflow([node('m', 'core_metadata', values, more)]);
const sent = (title: string, values: Fields, result: Fields = values): WorkflowCase => ({
  title,
  document: metadata(values),
  expected: { nodes: { m: { type: 'core_metadata', ...result } } },
});

/** Values of a metadata node, which takes anything under any name. */
export const cases: readonly WorkflowCase[] = [
  sent('metadata', { seed: 1, positive_prompt: 'a', strength: 0.5 }),
  sent('metadata under a name of its own', { mine: 'x' }),
  sent('null in metadata', { seed: null, mine: null }),
  sent('a mixed list in metadata', { mine: ['a', null, 1] }),
  sent('a list of objects of no kind in metadata', { mine: [{ x: 1 }] }),
  sent('a list of booleans in metadata', { mine: [true] }),
  sent('no value in metadata', { seed: undefined, mine: undefined }, {}),
  sent('a model in metadata', { model: MODEL }),
  sent('a model with more in metadata', { model: { ...MODEL, x: 1 } }, { model: MODEL }),
  sent(
    'a color with more in metadata',
    { mine: { r: 1, g: 2, b: 3, a: 4, x: 5 } },
    { mine: { r: 1, g: 2, b: 3, a: 4 } },
  ),
  {
    title: 'an object of no kind in metadata',
    document: metadata({ mine: { x: 1 } }),
    expected: { nodes: { m: { type: 'core_metadata', mine: { x: 1 } } }, changes: ['value_kept m.mine'] },
    oddity: 'the editor makes a generator of numbers of an object that it does not know',
  },
  {
    title: 'metadata on an edge to what is saved',
    document: workflow(
      [node('m', 'core_metadata', { seed: 1 }), node('b', 'blank_image', { width: 64, height: 64 })],
      ['m.metadata -> b.metadata'],
    ),
    expected: {
      nodes: { m: { type: 'core_metadata', seed: 1 }, b: { type: 'blank_image', width: 64, height: 64 } },
      edges: ['m.metadata -> b.metadata'],
    },
  },
];
