import type { WorkflowDocument } from '@x/models/workflow-document';
import { InputError } from '@x/transport/errors';

import { checkName, requireObject } from '../../arguments.js';
import { checkEnvironment } from '../check-environment.js';
import type { WorkflowEnvironment } from '../conversion.js';
import { exactJson } from '../exact-json.js';
import { describeInputs } from '../inputs/describe-inputs.js';
import type { ExposedInput } from '../inputs/exposed-input.js';
import { loadWorkflow } from '../load/load-workflow.js';
import { describeOutputs } from '../run/outputs.js';

/** What the types are called. */
export interface NamedTypes {
  /** Begins the names in the module, in capital letters as for a type. By default the name of the workflow. */
  readonly name?: string | undefined;
}

/**
 * Returns the text of a TypeScript module with the types of what a workflow takes and returns, and a function that gives
 * them to an opened workflow: a wrong label or value is then an error of the compiler. The same for the same document.
 *
 * Throws an `InputError` when the document cannot be loaded.
 */
export function workflowTypes(document: unknown, environment: WorkflowEnvironment, options: NamedTypes = {}): string {
  checkEnvironment(environment);
  const { name } = requireObject('options', options);
  if (name !== undefined) checkName('name', name);
  const loaded = loadWorkflow(document, environment);
  if (typeof loaded === 'string') throw new InputError('document', `is no workflow that can be loaded: ${loaded}`);
  const inputs = describeInputs(loaded.document, environment).filter(({ isConnected }) => !isConnected);
  const all = describeOutputs(loaded.document, environment.types);
  const final = all.filter(({ isIntermediate }) => !isIntermediate);
  const outputs = final.length > 0 ? final : all;
  const title = typeName(name ?? loaded.document.name);
  const keys = (items: readonly { readonly key: string }[]): string => items.map(({ key }) => literal(key)).join(', ');
  const values = ['Board', 'Color', 'Image', 'Lora', 'Model', 'Video'].map((kind) => `${kind}Value`);
  const fields = inputs.map(fieldOf);
  const used = values.filter((type) => fields.some((field) => new RegExp(`\\b${type}\\b`).test(field)));
  return [
    '// Written by workflowTypes of @x/services/workflow-types. Write it again rather than edit it.',
    `import type { Workflow } from '@x/services/workflow';`,
    `import { ${[...used.map((type) => `type ${type}`), 'type TypedWorkflow', 'typedWorkflow'].join(', ')} } from '@x/services/workflow-types';`,
    '',
    doc([`What ${quoted(loaded.document)} takes.`]),
    `export type ${title}Inputs = {`,
    ...fields,
    '};',
    '',
    doc([`The names of the images and videos that ${quoted(loaded.document)} makes.`]),
    `export type ${title}Outputs = {`,
    ...outputs.map(({ key }) => `  ${literal(key)}: string[];`),
    '};',
    '',
    doc([
      `Returns ${quoted(loaded.document)} with its types. Throws an \`InputError\` when it has other inputs or outputs.`,
    ]),
    `export const type${title} = (workflow: Workflow): TypedWorkflow<${title}Inputs, ${title}Outputs> =>`,
    `  typedWorkflow(workflow, { inputs: [${keys(inputs)}], outputs: [${keys(outputs)}] });`,
    '',
  ].join('\n');
}

const quoted = ({ name }: WorkflowDocument): string => `the workflow ${JSON.stringify(name)}`;

function fieldOf(input: ExposedInput): string {
  const { key, description, required, value } = input;
  const facts = [
    ...(description === '' ? [] : [description]),
    ...describeLimits(input),
    ...(required || value === undefined ? [] : [`In the document: ${exactJson(value)}.`]),
  ];
  const comment = facts.length === 0 ? '' : `${doc(facts, '  ')}\n`;
  return `${comment}  readonly ${literal(key)}${required ? '' : '?'}: ${typeOf(input)}${required ? '' : ' | undefined'};`;
}

function typeOf({ type, choices }: ExposedInput): string {
  const one = choices ? choices.map(({ value }) => literal(value)).join(' | ') : (TYPES.get(type.name) ?? 'unknown');
  if (one === 'unknown' || type.cardinality === 'single') return one;
  const list = `readonly (${one})[]`;
  return type.cardinality === 'either' ? `${one} | ${list}` : list;
}

const TYPES = new Map([
  ['IntegerField', 'number'],
  ['FloatField', 'number'],
  ['StringField', 'string'],
  ['BooleanField', 'boolean'],
  ['ColorField', 'ColorValue'],
  ['ImageField', 'ImageValue'],
  ['VideoField', 'VideoValue'],
  ['BoardField', 'BoardValue'],
  ['ModelIdentifierField', 'ModelValue'],
  ['LoRAField', 'LoraValue'],
]);

function describeLimits({ limits = {}, length, items }: ExposedInput): string[] {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = limits;
  const parts = [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${exclusiveMaximum}`]),
    ...(multipleOf === undefined ? [] : [`a multiple of ${multipleOf}`]),
    ...(length ? [`${range(length)} characters`] : []),
    ...(items ? [`${range(items)} items`] : []),
  ];
  return parts.length === 0 ? [] : [`Limits: ${parts.join(', ')}.`];
}

const range = ({
  minimum = 0,
  maximum,
}: {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}) => (maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`);

const literal = (value: boolean | number | string): string =>
  typeof value === 'string'
    ? `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
    : String(value);

/** A text must not end the comment that it is in. */
function doc(lines: readonly string[], indent = ''): string {
  const text = lines.map((line) => line.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' '));
  if (text.length === 1) return `${indent}/** ${text[0]} */`;
  return [`${indent}/**`, ...text.map((line) => `${indent} * ${line}`), `${indent} */`].join('\n');
}

/** `text to image (SD1.5)` becomes `TextToImageSD15`. */
function typeName(name: string): string {
  const words = name.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `Workflow${joined}`;
}
