import { HttpError, ServerError, ValidationError, type ValidationIssue } from '@x/transport/errors';

/** A node, and perhaps a field of it, that the server complains of. */
export interface Place {
  readonly node_id: string;
  readonly field?: string | undefined;
}

/** What the server says to a batch. */
export interface ServerVerdict {
  /** `jams` is what it puts on the queue and cannot read again; `empty` puts nothing there. */
  readonly outcome: 'accepts' | 'empty' | 'jams' | 'refuses';
  readonly reason: string;
  readonly places: readonly Place[];
}

/** Returns the verdict that a refusal is. What is no refusal is thrown on. */
export function refusal(error: unknown): ServerVerdict {
  if (error instanceof ValidationError) {
    const places = error.issues.flatMap((issue) => placeOf(issue) ?? []);
    return { outcome: 'refuses', reason: error.issues.map(said).join('; '), places };
  }
  if (error instanceof ServerError) return { outcome: 'refuses', reason: error.message.slice(0, 200), places: [] };
  if (error instanceof HttpError) throw new Error(`neither yes nor no: ${error.message}`, { cause: error });
  throw error;
}

const said = ({ loc, msg }: ValidationIssue): string => `${loc.slice(2, 8).join('.')}: ${msg.slice(0, 120)}`;

const sentences: readonly RegExp[] = [
  /^Value error, Edge (?:source|destination) node (?<node>.*) does not exist/,
  /^Value error, Edge (?:source|destination) field (?<field>.*) does not exist in node (?<node>.*)$/,
  /^Value error, Edge source and target types do not match \(.* -> (?<node>[^.]*)\.(?<field>.*)\)$/,
  /^Value error, Invalid (?:iterator|collector) node \((?<node>[^)]*)\)/,
  /^Value error, Node ids must match, got (?<node>.*) and /,
  /^Value error, Node ids must be unique, found duplicates \{'(?<node>[^']*)'/,
  /^Value error, Node (?<node>.*) not found in graph/,
  /^Value error, Field (?<field>.*) not found in node (?<node>.*)$/,
];

function placeOf({ loc, msg }: ValidationIssue): Place | undefined {
  const [, , part, nodes, node, , field] = loc;
  if (part === 'graph' && nodes === 'nodes' && node !== undefined) {
    return { node_id: String(node), field: field === undefined ? undefined : String(field) };
  }
  for (const sentence of sentences) {
    const groups = sentence.exec(msg)?.groups;
    if (groups) return { node_id: groups['node'] ?? '', field: groups['field'] };
  }
  return undefined;
}
