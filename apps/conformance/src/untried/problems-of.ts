import { createRepositories } from '@x/repositories/repositories';
import { FakeTransport } from '@x/transport/test';
import type { AnyRequest } from '@x/transport/transport';
import { record } from '../record.js';
import { mismatches, type ValueSchema, type ValueSchemas } from './matches.js';
import type { UntriedOperation } from './untried.js';

interface Described {
  readonly schema?: ValueSchema;
}

interface DescribedOperation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: ValueSchema;
  }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Described>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Described>> }>>;
}

/** The part of a server's OpenAPI document that is read. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: ValueSchemas };
}

/**
 * Returns in what the request of an untried operation, or its response, differs from the server's description. Rejects
 * when the method does not accept the response.
 */
export async function problemsOf(
  { operation, response, call }: UntriedOperation,
  { paths, components: { schemas } }: OpenApiDocument,
): Promise<string[]> {
  const [method = '', path = ''] = operation.split(' ');
  const described = paths[path]?.[method.toLowerCase()];
  if (!described) return [`${operation}: the server has no such operation`];
  const transport = new FakeTransport(response);
  await call(createRepositories(transport));
  const [[route, request] = ['', {}], ...others] = transport.requests;
  const found = [
    ...(route === operation && others.length === 0 ? [] : [`is not the one request that is sent: ${route}`]),
    ...parameterProblems(described, request, schemas),
    ...bodyProblems(described, request, schemas),
    ...responseProblems(described, response, schemas),
  ];
  return found.map((problem) => `${operation}: ${problem}`);
}

function parameterProblems({ parameters = [] }: DescribedOperation, request: AnyRequest, schemas: ValueSchemas) {
  return (['path', 'query'] as const).flatMap((place) => {
    const given = Object.entries(record(request[place])).filter(([, value]) => value !== undefined);
    const known = parameters.filter((parameter) => parameter.in === place);
    const missing = known.filter(({ name, required }) => required && !given.some(([key]) => key === name));
    return [
      ...missing.map(({ name }) => `${place}.${name}: missing`),
      ...given.flatMap(([name, value]) => {
        const parameter = known.find((one) => one.name === name);
        const where = `${place}.${name}`;
        return parameter ? mismatches(parameter.schema, value, schemas, where) : [`${where}: unknown`];
      }),
    ];
  });
}

function bodyProblems({ requestBody }: DescribedOperation, { body, form }: AnyRequest, schemas: ValueSchemas) {
  if (body === undefined) return requestBody?.required && form === undefined ? ['body: missing'] : [];
  const schema = requestBody?.content['application/json']?.schema;
  return schema ? mismatches(schema, body, schemas, 'body') : ['body: unknown'];
}

function responseProblems({ responses }: DescribedOperation, response: unknown, schemas: ValueSchemas) {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const schema = success?.content?.['application/json']?.schema;
  return schema ? mismatches(schema, response, schemas, 'response') : [];
}
