import { record } from '../../validation/record.js';
import { input, optionalInput, requiredInput } from '../input.js';
import { anything, bool, float, integer, type Kind, list, literal, string } from '../kind.js';
import { type NodeType, nodeType, type OutputType } from '../node-type.js';
import {
  booleanCollectionOutput,
  booleanOutput,
  floatCollectionOutput,
  floatOutput,
  integerCollectionOutput,
  integerOutput,
  metadataOutput,
  stringCollectionOutput,
  stringOutput,
} from '../outputs.js';
import { pythonBoolean, pythonFloat, pythonInteger, pythonText, strip } from '../python-value.js';
import { readOutput } from '../read-output.js';
import { schedulerHints, schedulerKind, schedulerOutput } from '../scheduler-output.js';

/** The label in the place of which `custom_label` is used. */
const CUSTOM = '* CUSTOM LABEL *';
const words = (text: string) => [CUSTOM, ...text.split(' ')];

const TEXTS = words('positive_prompt positive_style_prompt negative_prompt negative_style_prompt');
const INTEGERS = words('width height seed steps clip_skip cfg_scale_start_step cfg_scale_end_step');
const FLOATS = words('cfg_scale cfg_rescale_multiplier guidance');
const BOOLEANS = words('seamless_x seamless_y');
const ALL = words(
  'positive_prompt positive_style_prompt negative_prompt negative_style_prompt width height seed cfg_scale ' +
    'cfg_rescale_multiplier steps scheduler clip_skip model vae seamless_x seamless_y guidance cfg_scale_start_step ' +
    'cfg_scale_end_step',
);

const metadata = {
  category: 'metadata',
  tags: ['metadata'],
  version: '1.0.0',
  classification: 'beta',
  takesMetadata: true,
} as const;

const labelInputs = (labels: readonly string[], fallback = CUSTOM) => ({
  label: input(literal(labels), fallback, { source: 'direct' }),
  custom_label: optionalInput(string, 'direct'),
});

interface Labelled {
  readonly label: string;
  readonly custom_label: string | null;
}

const labelOf = ({ label, custom_label }: Labelled): string => (label === CUSTOM ? String(custom_label) : label);

const check = ({ label, custom_label }: Labelled): string | undefined =>
  label === CUSTOM && strip(custom_label ?? '') === '' ? 'You must enter a Custom Label' : undefined;

const metadataOf = (inputs: object): Record<string, unknown> => {
  const { metadata } = { metadata: undefined, ...inputs };
  return { ...record(metadata) };
};

interface Extractor<T> {
  readonly name: string;
  readonly labels: readonly string[];
  readonly kind: Kind<T>;
  readonly output: OutputType;
  readonly convert: (value: unknown) => unknown;
  readonly version?: string;
}

/** Returns a node that reads a value from metadata. */
function extractor<T>({ name, labels, kind, output, convert, version = '1.0.0' }: Extractor<T>): NodeType {
  const [field = ''] = Object.keys(output.outputs);
  return nodeType({
    ...metadata,
    type: `metadata_to_${name.toLowerCase().replace(' ', '_')}`,
    className: `MetadataTo${name.replace(' ', '')}Invocation`,
    title: `Metadata To ${name}`,
    version,
    inputs: { ...labelInputs(labels), default_value: requiredInput(kind) },
    output,
    check,
    invoke: (inputs) => {
      const values = metadataOf(inputs);
      const label = labelOf(inputs);
      return readOutput(output, {
        [field]: convert(Object.hasOwn(values, label) ? values[label] : inputs.default_value),
      });
    },
  });
}

const as = (value: unknown) => value;

const kinds = [
  { name: 'String', labels: TEXTS, kind: string, one: stringOutput, many: stringCollectionOutput, convert: pythonText },
  {
    name: 'Integer',
    labels: INTEGERS,
    kind: integer(),
    one: integerOutput,
    many: integerCollectionOutput,
    convert: pythonInteger,
  },
  {
    name: 'Float',
    labels: FLOATS,
    kind: float(),
    one: floatOutput,
    many: floatCollectionOutput,
    convert: pythonFloat,
    version: '1.1.0',
  },
  {
    name: 'Bool',
    labels: BOOLEANS,
    kind: bool,
    one: booleanOutput,
    many: booleanCollectionOutput,
    convert: pythonBoolean,
  },
];

export const metadataLabels: readonly NodeType[] = [
  nodeType({
    ...metadata,
    type: 'metadata_item_linked',
    className: 'MetadataItemLinkedInvocation',
    title: 'Metadata Item Linked',
    version: '1.0.1',
    inputs: { ...labelInputs(ALL), value: requiredInput(anything, { ui_type: 'AnyField' }) },
    output: metadataOutput,
    check,
    invoke: (inputs, { version }) => {
      const metadata = { ...metadataOf(inputs), [labelOf(inputs)]: inputs.value, app_version: version };
      // The server adds to the input itself, as the item's session shows.
      if (Object.keys(metadataOf(inputs)).length > 0) Object.assign(inputs, { metadata });
      return { metadata };
    },
  }),
  ...kinds.map(({ one, ...kind }) => extractor<unknown>({ ...kind, output: one })),
  nodeType({
    ...metadata,
    type: 'metadata_to_scheduler',
    className: 'MetadataToSchedulerInvocation',
    title: 'Metadata To Scheduler',
    version: '1.0.1',
    inputs: {
      ...labelInputs(words('scheduler'), 'scheduler'),
      default_value: input(schedulerKind, 'euler', { hints: schedulerHints }),
    },
    output: schedulerOutput,
    check,
    invoke: (inputs) => {
      const values = metadataOf(inputs);
      const label = labelOf(inputs);
      return readOutput(schedulerOutput, {
        scheduler: Object.hasOwn(values, label) ? values[label] : inputs.default_value,
      });
    },
  }),
  ...kinds.map(({ name, labels, kind, many }) =>
    extractor<unknown>({ name: `${name} Collection`, labels, kind: list<unknown>(kind), output: many, convert: as }),
  ),
];
