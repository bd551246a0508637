import { parseJson } from '../validation/parse-json.js';
import { isRecord } from '../validation/record.js';
import { isWorkflow } from './workflow/workflow.js';

/** How an image was created, each part as JSON text. */
export interface Provenance {
  readonly metadata?: string;
  readonly workflow?: string;
  readonly graph?: string;
}

/** Returns the texts of an image that the server keeps. `metadata` replaces the metadata in the image. */
export function toProvenance(texts: ReadonlyMap<string, string>, metadata: string | undefined): Provenance {
  const keep = (name: keyof Provenance, text: string | undefined, isValid: (value: unknown) => boolean) =>
    text !== undefined && isValid(parsed(text)) ? { [name]: text } : {};
  return {
    ...keep('metadata', metadata ?? texts.get('invokeai_metadata'), isRecord),
    ...keep('workflow', texts.get('invokeai_workflow'), isWorkflow),
    ...keep('graph', texts.get('invokeai_graph'), isGraph),
  };
}

/** Returns the texts to be written into an image. */
export const toTexts = (provenance: Provenance): Map<string, string> =>
  new Map(Object.entries(provenance).map(([name, text]) => [`invokeai_${name}`, text]));

const isGraph = (value: unknown) => isRecord(value) && isRecord(value['nodes']) && Array.isArray(value['edges']);

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
