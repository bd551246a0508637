import { isRecord, type JsonObject, record } from '../record.js';

/** The schemas of a server's OpenAPI document. */
export interface NodeSchemas {
  readonly components: JsonObject;
  /** The schema of each node type. */
  readonly nodes: ReadonlyMap<string, JsonObject>;
}

/** Returns the schemas of the node types of a server, without those of the node editor alone. */
export async function liveSchemas({ baseUrl, fetch }: { baseUrl: string; fetch: typeof globalThis.fetch }) {
  const document = record(await (await fetch(`${baseUrl.replace(/\/$/, '')}/openapi.json`)).json());
  return nodeSchemas(document);
}

/** Returns the schemas of the node types in an OpenAPI document, without those of the node editor alone. */
function nodeSchemas(document: JsonObject): NodeSchemas {
  const components = record(record(document['components'])['schemas']);
  const nodes = Object.values(components).flatMap((schema): [string, JsonObject][] => {
    if (!isRecord(schema) || schema['class'] !== 'invocation') return [];
    const type = String(record(record(schema['properties'])['type'])['const']);
    return /_(batch|generator)$/.test(type) ? [] : [[type, schema]];
  });
  return { components, nodes: new Map(nodes) };
}
