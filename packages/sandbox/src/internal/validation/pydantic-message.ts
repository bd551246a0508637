import { type Issue, ValidationError } from './validation-error.js';

/** Returns the line of an error that names its documentation. */
export const furtherInformation = (type: string): string =>
  `    For further information visit https://errors.pydantic.dev/2.14/v/${type}`;

export const isPython = (error: unknown): error is ValidationError => error instanceof ValidationError;

/** Returns the text of pydantic's error for an object of a class. */
export const pydanticMessage = (error: ValidationError, className: string): string =>
  messageOf(error, className, (issue) => IN_JSON[issue.type] ?? issue.msg);

/** Returns the text of pydantic's error for an object of a class that was made by the server. */
export const pythonMessage = (error: ValidationError, className: string): string =>
  messageOf(error, className, ({ msg }) => msg);

function messageOf({ issues }: ValidationError, className: string, words: (issue: Issue) => string): string {
  const count = issues.length === 1 ? '1 validation error' : `${issues.length} validation errors`;
  return [`${count} for ${className}`, ...issues.map((issue) => toLines(issue, words(issue)))].join('\n');
}

/** Messages that pydantic words differently for JSON input. */
const IN_JSON: Readonly<Record<string, string>> = {
  list_type: 'Input should be a valid array',
  dict_type: 'Input should be an object',
  model_type: 'Input should be an object',
  model_attributes_type: 'Input should be an object',
};

function toLines({ type, loc, input }: Issue, words: string): string {
  const facts = `[type=${type}, input_value=${shortened(represent(input))}, input_type=${typeName(input)}]`;
  const place = loc.length > 0 ? `${loc.join('.')}\n` : '';
  return `${place}  ${words} ${facts}\n${furtherInformation(type)}`;
}

/** Returns the two ends of a long text. */
const shortened = (text: string) => (text.length > 50 ? `${text.slice(0, 25)}...${text.slice(-24)}` : text);

/** Returns a value as Python's `repr` writes it. */
export function represent(value: unknown): string {
  if (typeof value === 'string') return representText(value);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(represent).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `'${key}': ${represent(member)}`)
    .join(', ')}}`;
}

/** Texts are quoted with the sign that they do not contain. */
function representText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/** Returns the name of a value's class in Python. */
export function typeName(value: unknown): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? 'list' : 'dict';
}
