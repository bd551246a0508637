import { type Issue, ValidationError } from './validation-error.js';

const DOCUMENTATION = 'https://errors.pydantic.dev/2.14/v/';

export const isPython = (error: unknown): error is ValidationError => error instanceof ValidationError;

/** Returns the text of pydantic's error for an object of a class. */
export function pydanticMessage({ issues }: ValidationError, className: string): string {
  const count = issues.length === 1 ? '1 validation error' : `${issues.length} validation errors`;
  return [`${count} for ${className}`, ...issues.map(toLines)].join('\n');
}

/** Messages that pydantic words differently for JSON input. */
const IN_JSON: Readonly<Record<string, string>> = {
  list_type: 'Input should be a valid array',
  dict_type: 'Input should be an object',
  model_type: 'Input should be an object',
  model_attributes_type: 'Input should be an object',
};

function toLines({ type, loc, msg, input }: Issue): string {
  const shown = type === 'json_invalid' ? shortened(represent(input)) : represent(input);
  const facts = `[type=${type}, input_value=${shown}, input_type=${typeName(input)}]`;
  const place = loc.length > 0 ? `${loc.join('.')}\n` : '';
  return `${place}  ${IN_JSON[type] ?? msg} ${facts}\n    For further information visit ${DOCUMENTATION}${type}`;
}

/** Returns the two ends of a long text. */
const shortened = (text: string) => (text.length > 50 ? `${text.slice(0, 25)}...${text.slice(-24)}` : text);

function represent(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\')}'`;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(represent).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `'${key}': ${represent(member)}`)
    .join(', ')}}`;
}

function typeName(value: unknown): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? 'list' : 'dict';
}
