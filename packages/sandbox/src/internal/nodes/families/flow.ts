import { input, optionalInput } from '../input.js';
import { anything, bool, integer, list, nullable } from '../kind.js';
import { type NodeType, nodeType, outputType } from '../node-type.js';

const item = { title: 'Collection Item', ui_type: 'CollectionItemField' };
const collection = { ui_type: 'CollectionField' };
const whatever = { ui_type: 'AnyField' };

const iterateOutput = outputType('iterate_output', 'IterateInvocationOutput', {
  item: { ...anything, hints: item },
  index: integer(),
  total: integer(),
});
const collectOutput = outputType('collect_output', 'CollectInvocationOutput', {
  collection: { ...list(anything), hints: collection },
});
const ifOutput = outputType('if_output', 'IfInvocationOutput', {
  value: { ...nullable(anything), hints: { ...whatever, default: null, title: 'Output' } },
});

/** Nodes that the engine schedules itself. */
export const flow: readonly NodeType[] = [
  nodeType({
    type: 'iterate',
    className: 'IterateInvocation',
    title: 'IterateInvocation',
    version: '1.1.0',
    category: '',
    usesCache: false,
    inputs: {
      collection: input(list(anything), [], { hints: collection }),
      index: input(integer(), 0, { hints: { ui_hidden: true } }),
    },
    output: iterateOutput,
    invoke: ({ collection, index }) => ({ item: collection[index], index, total: collection.length }),
  }),
  nodeType({
    type: 'collect',
    className: 'CollectInvocation',
    title: 'CollectInvocation',
    version: '1.1.0',
    category: '',
    usesCache: false,
    inputs: {
      item: optionalInput(anything, 'connection', item),
      collection: input(list(anything), [], { source: 'connection', hints: collection }),
    },
    output: collectOutput,
    invoke: ({ collection }) => ({ collection }),
  }),
  nodeType({
    type: 'if',
    className: 'IfInvocation',
    title: 'If',
    version: '1.0.0',
    category: 'math',
    tags: ['logic', 'conditional'],
    inputs: {
      condition: input(bool, false),
      true_input: optionalInput(anything, 'any', { ui_type: 'AnyField' }),
      false_input: optionalInput(anything, 'any', { ui_type: 'AnyField' }),
    },
    output: ifOutput,
    invoke: ({ condition, true_input, false_input }) => ({ value: condition ? true_input : false_input }),
  }),
];
