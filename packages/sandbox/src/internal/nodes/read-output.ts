import { pythonMessage } from '../validation/pydantic-message.js';
import { ValidationError } from '../validation/validation-error.js';
import type { Outputs, OutputType } from './node-type.js';
import { PythonError } from './python-error.js';

/** Returns values as the outputs of a type. Throws the server's error when they cannot be. */
export function readOutput<O extends Outputs>(
  { className, outputs }: OutputType<O>,
  values: object,
): {
  [K in keyof O]: ReturnType<O[K]['read']>;
};
export function readOutput({ className, outputs }: OutputType, values: object): Record<string, unknown> {
  try {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, outputs[name]?.read(value, [name])]),
    );
  } catch (error) {
    if (error instanceof ValidationError) throw new PythonError('ValidationError', pythonMessage(error, className));
    throw error;
  }
}
