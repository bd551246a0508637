import type { InputTemplate, ModelFilter } from '@x/models/node-template';
import type { WorkflowDocument } from '@x/models/workflow-document';

import { Connections } from '../connections.js';
import { labelOf } from '../inputs/describe-inputs.js';
import { type FieldEnvironment, fieldsOf } from '../inputs/find-field.js';
import { invocations } from '../node-kinds.js';
import type { ModelReference } from './find-model.js';

/** A model that a document names, or that an input needs. */
export interface RequiredModel {
  /** The node in the document. */
  readonly nodeId: string;
  /** The input of the node. */
  readonly field: string;
  /** The place in the list, for an input that takes several. */
  readonly index?: number | undefined;
  /** The label of the input. */
  readonly label: string;
  /** What the document names; `undefined` for an input that needs a model and has none. */
  readonly wanted: ModelReference | undefined;
  /** Which models the input takes. Left out, any. */
  readonly models?: ModelFilter | undefined;
}

/** Returns the models in the values of a document, and the inputs that need one. */
export function requiredModels(document: WorkflowDocument, environment: FieldEnvironment): RequiredModel[] {
  const connections = new Connections(document);
  return invocations(document).flatMap((node) =>
    fieldsOf(node, environment).flatMap((field) => {
      const { name, template } = field;
      if (!takesModels(template) || connections.into(node.id, name).length > 0) return [];
      const value = node.data.inputs[name]?.value;
      const place = { nodeId: node.id, field: name, label: labelOf(field), ...filterOf(template) };
      if (value === undefined) return template.required ? [{ ...place, wanted: undefined }] : [];
      if (!Array.isArray(value)) return withReference(place, value);
      return value.flatMap((item: unknown, index) => withReference({ ...place, index }, modelIn(item)));
    }),
  );
}

const takesModels = ({ type: { name } }: InputTemplate): boolean =>
  name === 'ModelIdentifierField' || name === 'LoRAField';

/** A list of LoRAs has models inside of its items. */
const modelIn = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'lora' in item ? item.lora : item;

function filterOf({ models, type }: InputTemplate): Pick<RequiredModel, 'models'> {
  if (models) return { models };
  return type.name === 'LoRAField' ? { models: { type: ['lora'] } } : {};
}

function withReference(place: Omit<RequiredModel, 'wanted'>, value: unknown): RequiredModel[] {
  const wanted = storedReference(value);
  return wanted ? [{ ...place, wanted }] : [];
}

/** Reads how a document names a model, also one of schema 1.0.0. */
function storedReference(value: unknown): ModelReference | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const text = (...names: string[]): string | undefined =>
    names.map((name) => fields[name]).find((part) => typeof part === 'string' && part !== '') as string | undefined;
  const reference = {
    key: text('key'),
    hash: text('hash'),
    name: text('name', 'model_name'),
    base: text('base', 'base_model'),
    type: text('type', 'model_type'),
  };
  return (reference.key ?? reference.hash ?? reference.name) === undefined ? undefined : reference;
}
