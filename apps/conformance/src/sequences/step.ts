import type { Picture } from './picture.js';
import { print, Reference, type Value } from './reference.js';

/** One request, with references in the place of ids. */
export interface Request {
  /** Method and path with `{}` for each value of `path`. */
  readonly route: string;
  readonly path?: readonly Value[];
  /** A list is sent as a repeated parameter. */
  readonly query?: { readonly [name: string]: Value };
  readonly json?: Value;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a form. */
  readonly upload?: Upload;
}

/** The parts of an upload. */
export interface Upload {
  readonly picture: Picture;
  readonly resize_to?: string;
  readonly metadata?: string;
}

/** One step of a sequence: a request, or running the queue until nothing is pending. */
export type Step = Request | 'run the queue';

/** Returns a step as a line of TypeScript. */
function printStep(step: Step): string {
  if (step === 'run the queue') return 'await runQueue();';
  const { route, path = [], query = {}, json, headers, upload } = step;
  const values = [...path];
  const filled = route.replaceAll('{}', () => printId(values.shift()));
  const options = [
    Object.keys(query).length > 0 && `query: ${print(query)}`,
    json !== undefined && `json: ${print(json)}`,
    headers && `headers: ${print(headers)}`,
    upload && `upload: ${print({ ...upload, picture: { ...upload.picture } })}`,
  ].filter(Boolean);
  const target = filled.includes('$') ? `\`${filled}\`` : `'${filled}'`;
  return `await send(${[target, options.length > 0 && `{ ${options.join(', ')} }`].filter(Boolean).join(', ')});`;
}

const printId = (id: Value): string => (id instanceof Reference ? `\${${id}}` : encodeURIComponent(String(id)));

/** Returns a sequence as a program that can be read. */
export const printSequence = (steps: readonly Step[]): string => steps.map(printStep).join('\n');
