/** What JSON cannot carry, and where. */
export interface JsonProblem {
  readonly code: 'ill_formed_text' | 'not_json';
  readonly message: string;
}

/** A value, and where it is. */
interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
  readonly parent: Place | undefined;
}

/** The server's own parser gives up at about as many levels. */
const DEEPEST = 900;

/** Returns the first part of a value that JSON cannot carry, if there is one. Fields that are `undefined` are omitted. */
export function jsonProblem(value: unknown): JsonProblem | undefined {
  const open: Place[] = [{ value, path: '', depth: 0, parent: undefined }];
  for (let place = open.pop(); place; place = open.pop()) {
    const problem = ownProblem(place);
    if (problem) return problem;
    open.push(...partsOf(place));
  }
  return undefined;
}

function ownProblem({ value, path, depth, parent }: Place): JsonProblem | undefined {
  const at = path && `${path} `;
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? undefined : illFormed(value, `${at}has`);
    case 'number':
      return Number.isFinite(value) ? undefined : notJson(`${at}is ${value}, which JSON cannot carry`);
    case 'object': {
      if (value === null) return undefined;
      if (isAround(value, parent)) return notJson(`${at}contains itself`);
      if (depth > DEEPEST) return notJson(`is nested more than ${DEEPEST} levels deep`);
      const key = Array.isArray(value) ? undefined : Object.keys(value).find((name) => !name.isWellFormed());
      if (key !== undefined) return illFormed(key, `${at}has a field with`);
      if (Object.hasOwn(value, '__proto__'))
        return notJson(`${at}has a field "__proto__", which the server would not get`);
      return isPlain(value) ? undefined : notJson(`${at}is a ${nameOf(value)}, not an object or list of plain values`);
    }
    case 'boolean':
      return undefined;
    case 'undefined':
      return notJson(`${at}is undefined`);
    default:
      return notJson(`${at}is a ${typeof value}, which JSON cannot carry`);
  }
}

function isAround(value: object, place: Place | undefined): boolean {
  for (let outer = place; outer; outer = outer.parent) if (outer.value === value) return true;
  return false;
}

/** Half of a character that takes two: of an emoji, for instance, that was cut. */
function illFormed(text: string, where: string): JsonProblem {
  const index = [...text].findIndex((character) => !character.isWellFormed());
  const code = [...text][index]?.charCodeAt(0).toString(16).toUpperCase();
  return {
    code: 'ill_formed_text',
    message: `${where} half a character (\\u${code}) as character ${index + 1}: it was cut in the middle of one`,
  };
}

const notJson = (message: string): JsonProblem => ({ code: 'not_json', message });

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null; // of another realm, too
}

const nameOf = (value: object): string => value.constructor?.name ?? 'object';

/** Returns the parts of a value, the last first. */
function partsOf(place: Place): Place[] {
  const { value, path } = place;
  if (typeof value !== 'object' || value === null) return [];
  const inside = { depth: place.depth + 1, parent: place };
  const parts = Array.isArray(value)
    ? Array.from(value, (part: unknown, index): Place => ({ value: part, path: `${path}[${index}]`, ...inside }))
    : Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .map(([key, part]): Place => ({ value: part, path: path ? `${path}.${key}` : key, ...inside }));
  return parts.reverse();
}
