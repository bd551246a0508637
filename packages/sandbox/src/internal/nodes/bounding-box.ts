import { pythonMessage } from '../validation/pydantic-message.js';
import { ValidationError } from '../validation/validation-error.js';
import { PythonError } from './python-error.js';

interface Box {
  readonly x_min: number;
  readonly y_min: number;
  readonly x_max: number;
  readonly y_max: number;
}

/** Returns a bounding box. Throws the server's error when a minimum is greater than its maximum. */
export function toBoundingBox({ x_min, y_min, x_max, y_max }: Box) {
  const input = { x_min, y_min, x_max, y_max };
  const msg = findBoxProblem(input);
  if (msg !== undefined) {
    const error = new ValidationError({ type: 'value_error', loc: [], msg: `Value error, ${msg}`, input });
    throw new PythonError('ValidationError', pythonMessage(error, 'BoundingBoxField'));
  }
  return { x_min, x_max, y_min, y_max, score: null };
}

/** Returns what is wrong with a bounding box. */
export function findBoxProblem(box: Box): string | undefined {
  for (const [low, high] of [
    ['x_min', 'x_max'],
    ['y_min', 'y_max'],
  ] as const) {
    if (box[low] > box[high]) return `${low} (${box[low]}) is greater than ${high} (${box[high]}).`;
  }
  return undefined;
}
