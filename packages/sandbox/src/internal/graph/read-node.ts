import { findNodeType } from '../nodes/catalog.js';
import { KNOWN_TYPES, UNSENDABLE } from '../nodes/known-types.js';
import type { Node } from '../nodes/node.js';
import { fieldsOf, withType } from '../nodes/node-fields.js';
import type { Input, NodeType } from '../nodes/node-type.js';
import { PythonError } from '../nodes/python-error.js';
import { notAnObject } from '../validation/object.js';
import type { Reader } from '../validation/reader.js';
import { isRecord } from '../validation/record.js';
import { collectIssues, type Location, ValidationError } from '../validation/validation-error.js';

const EXPECTED = KNOWN_TYPES.map((type) => `'${type}'`).join(', ');

/** Returns a reader of nodes that adds defaults. Node types that the sandbox does not run are not changed. */
export const nodeReader =
  (uuid: () => string): Reader<Node> =>
  (input, loc) => {
    if (!isRecord(input)) throw notAnObject(input, loc);
    const type = tagOf(input, loc);
    if (UNSENDABLE.has(type)) throw notInstantiated(type, input);
    const known = findNodeType(type);
    const fields = fieldsOf(known ?? type);
    const values: Record<string, unknown> = {};
    const steps = Object.entries(fields).map(([name, field]) => () => {
      if (Object.hasOwn(input, name))
        values[name] = readField(field, input[name], { loc: [...loc, type, name], values });
      else if (field.isGiven)
        throw new ValidationError({ type: 'missing', loc: [...loc, type, name], msg: 'Field required', input });
      else values[name] = name === 'id' ? uuid() : structuredClone(field.fallback);
    });
    collectIssues(steps);
    const problem = known?.check?.(values);
    if (problem !== undefined) throw wrongValue(problem, [...loc, type], input);
    const unknown = known ? {} : rest(input, fields);
    return {
      ...withType<unknown>({ ...values, ...unknown }, type, known ?? {}),
      ...extras(known, input, fields),
    } as Node;
  };

/** The server fails with this error when it makes a node that is for its editor only. */
function notInstantiated(type: string, input: Record<string, unknown>): PythonError {
  const words = type.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const name = type.endsWith('_batch') ? 'BaseBatchInvocation' : words.join('');
  const [first = 'id'] = Object.keys(input);
  return new PythonError('TypeError', `${name}.__init__() got an unexpected keyword argument '${first}'`);
}

interface Place {
  readonly loc: Location;
  /** The fields that were read before. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Reads a value for a field and checks it against the other fields. */
export function readField(field: Input<unknown>, input: unknown, { loc, values }: Place): unknown {
  const value = field.read(input, loc);
  const problem = field.check?.(value, values);
  if (problem === undefined) return value;
  throw wrongValue(problem, loc, input);
}

const wrongValue = (problem: string, loc: Location, input: unknown) =>
  new ValidationError({ type: 'value_error', loc, msg: `Value error, ${problem}`, input, ctx: { error: {} } });

function tagOf(input: Record<string, unknown>, loc: Location): string {
  const ctx = { discriminator: "'type'" };
  if (!Object.hasOwn(input, 'type')) {
    throw new ValidationError({
      type: 'union_tag_not_found',
      loc,
      msg: "Unable to extract tag using discriminator 'type'",
      input,
      ctx,
    });
  }
  const tag = input['type'] === null ? 'None' : String(input['type']);
  if (typeof input['type'] === 'string' && KNOWN_TYPES.includes(tag)) return tag;
  const msg = `Input tag '${tag}' found using 'type' does not match any of the expected tags: ${EXPECTED}`;
  throw new ValidationError({
    type: 'union_tag_invalid',
    loc,
    msg,
    input,
    ctx: { ...ctx, tag, expected_tags: EXPECTED },
  });
}

const rest = (input: Record<string, unknown>, fields: object) =>
  Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'type' && !Object.hasOwn(fields, name)));

const extras = (type: NodeType | undefined, input: Record<string, unknown>, fields: object) =>
  type?.keepsExtras ? rest(input, fields) : {};
