import { choice } from '../../validation/choice.js';
import { list } from '../../validation/list.js';
import { dictionary, may, must, object } from '../../validation/object.js';
import type { Reader } from '../../validation/reader.js';
import { isRecord } from '../../validation/record.js';
import { string } from '../../validation/string.js';
import { nullable } from '../../validation/union.js';
import { type Location, ValidationError } from '../../validation/validation-error.js';
import { SEMANTIC_VERSION } from './workflow.js';

export const workflowCategory = choice(['user', 'default']);

const text = must(string());

const version: Reader<string> = (input, loc) => {
  const value = string()(input, loc);
  if (SEMANTIC_VERSION.test(value)) return value;
  throw toError(`Invalid workflow meta version: ${value}`, loc, input);
};

const isReturn = ({ type, data }: Record<string, unknown>) =>
  type === 'invocation' && isRecord(data) && data['type'] === 'workflow_return';

const nodes: Reader<Record<string, unknown>[]> = (input, loc) => {
  const values = list(dictionary)(input, loc);
  if (values.filter(isReturn).length <= 1) return values;
  throw toError('A workflow may not contain more than one workflow_return node.', loc, input);
};

/** The members of a workflow of the editor, in the order in which the server sends them. */
export const workflowMembers = {
  name: text,
  author: text,
  description: text,
  version: text,
  contact: text,
  tags: text,
  notes: text,
  exposedFields: must(list(object({ nodeId: text, fieldName: text }))),
  meta: must(object({ version: must(version), category: must(workflowCategory) })),
  nodes: must(nodes),
  edges: must(list(dictionary)),
  form: may(nullable(dictionary), null),
};

/** Reads a workflow of the editor. Unknown members are dropped. */
export const workflow = object(workflowMembers);

const toError = (problem: string, loc: Location, input: unknown) =>
  new ValidationError({ type: 'value_error', loc, msg: `Value error, ${problem}`, input, ctx: { error: {} } });
