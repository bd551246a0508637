import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { clientStateStore } from '../../records/client-state.js';
import { boolean } from '../../validation/boolean.js';
import { fallback } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { toPythonJson } from '../../validation/python-json.js';
import { isFloat, LISTS, PARAMETERS, readParameters } from './read-parameters.js';
import { resolveParameters } from './resolve-parameters.js';

const query = { strict: fallback(boolean, false), append: fallback(boolean, false) };

export function recallOperations({ database, clock, bus }: SandboxState): Operation[] {
  const store = clientStateStore(database, clock);
  return [
    operation('POST /api/v1/recall/{queue_id}', { query, body: readParameters }, ({ path, query, body, user }) => {
      const { queue_id } = path;
      const { strict, append } = query;
      if (strict && append) {
        throw new HttpException(400, "The 'strict' and 'append' query parameters are mutually exclusive");
      }
      const sent: [string, unknown][] = Object.entries(body).filter(([, value]) => value !== undefined);
      const values = new Map(sent);
      const provided = strict
        ? PARAMETERS.map((name) => [name, values.get(name) ?? (LISTS.has(name) ? [] : null)] as const)
        : sent;
      if (provided.length === 0) return json({ status: 'no_parameters_provided', updated_count: 0 });
      for (const [name, value] of provided) {
        if (!JSON.stringify(value).isWellFormed()) throw new HttpException(500, 'Error updating recall parameters');
        store.set(user.user_id, `recall_${name}`, toStoredJson(name, value));
      }
      const parameters = { ...resolveParameters(database, Object.fromEntries(provided)), ...(append && { append }) };
      bus.emit('recall_parameters_updated', { queue_id, user_id: user.user_id, parameters });
      return json({ status: 'success', queue_id, updated_count: provided.length, parameters });
    }),

    operation('GET /api/v1/recall/{queue_id}', {}, ({ path }) =>
      json({
        status: 'success',
        queue_id: path.queue_id,
        note: 'Use the frontend to access stored recall parameters, or set specific parameters using POST',
      }),
    ),
  ];
}

/** Returns a value as Python writes it, where floats have a point. */
function toStoredJson(name: string, value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => toStoredJson(name, item)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `"${key}": ${toStoredJson(key, member)}`);
    return `{${members.join(', ')}}`;
  }
  return typeof value === 'number' && isFloat(name) ? toPythonFloat(value) : toPythonJson(value);
}

/** Python writes small and large floats with an exponent of two digits at least. */
function toPythonFloat(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  if (value !== 0 && (power < -4 || power >= 16)) {
    return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
