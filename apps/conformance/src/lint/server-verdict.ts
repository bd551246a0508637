import { HttpError, ServerError, ValidationError, type ValidationIssue } from '@x/transport/errors';

/** A node, or a field of it, in an error of the server. */
export interface Place {
  readonly node_id: string;
  readonly field?: string | undefined;
}

/** The server's verdict on a batch. */
export interface ServerVerdict {
  /** `unreadable` is enqueued but cannot be read again; `empty` enqueues nothing. */
  readonly outcome: 'accepted' | 'empty' | 'unreadable' | 'rejected';
  readonly reason: string;
  readonly places: readonly Place[];
}

/** Returns the verdict of an error response. Throws other errors. */
export function toVerdict(error: unknown): ServerVerdict {
  if (error instanceof ValidationError) {
    const places = error.issues.flatMap((issue) => placeOf(issue) ?? []);
    return { outcome: 'rejected', reason: error.issues.map(describe).join('; '), places };
  }
  if (error instanceof ServerError) return { outcome: 'rejected', reason: error.message.slice(0, 200), places: [] };
  if (error instanceof HttpError) throw new Error(`unexpected response: ${error.message}`, { cause: error });
  throw error;
}

const describe = ({ loc, msg }: ValidationIssue): string => `${loc.slice(2, 8).join('.')}: ${msg.slice(0, 120)}`;

const messages: readonly RegExp[] = [
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
  for (const pattern of messages) {
    const groups = pattern.exec(msg)?.groups;
    if (groups) return { node_id: groups['node'] ?? '', field: groups['field'] };
  }
  return undefined;
}
