import type { WorkflowDocument } from '@x/models/workflow-document';
import type { RequestOptions } from '@x/transport/options';

import type { ConvertedWorkflow, WorkflowEnvironment, WorkflowLookup, WorkflowProblem } from '../conversion.js';
import { convertLoaded } from '../convert-workflow.js';
import type { WorkflowStores } from './stores.js';

/** Converts a loaded document. What its generators need of the server is read first. */
export async function convertWithLookups(
  document: WorkflowDocument,
  environment: WorkflowEnvironment,
  {
    stores,
    options,
  }: { readonly stores: Pick<WorkflowStores, 'images' | 'prompts'>; readonly options: RequestOptions },
): Promise<Omit<ConvertedWorkflow, 'changes'>> {
  const lists = new Map<string, readonly string[]>();
  const problems: WorkflowProblem[] = [];
  const keyOf = (lookup: WorkflowLookup): string => JSON.stringify(lookup);
  for (const lookup of convertLoaded(document, environment).lookups) {
    if (lists.has(keyOf(lookup))) continue;
    const { list, problem } = await read(lookup, stores, options);
    lists.set(keyOf(lookup), list);
    if (problem !== undefined) problems.push({ code: 'batch_value', message: problem });
  }
  const resolveLookup = (lookup: WorkflowLookup): readonly string[] | undefined => lists.get(keyOf(lookup));
  const converted = convertLoaded(document, { ...environment, resolveLookup });
  return { ...converted, problems: [...problems, ...converted.problems] };
}

/** The editor calls the images that were generated `images`, and all others `assets`. */
const CATEGORIES = { images: ['general'], assets: ['control', 'mask', 'user', 'other'] } as const;

async function read(
  lookup: WorkflowLookup,
  { images, prompts }: Pick<WorkflowStores, 'images' | 'prompts'>,
  options: RequestOptions,
): Promise<{ readonly list: readonly string[]; readonly problem?: string }> {
  if (lookup.kind === 'board-images') {
    const { boardId: board_id, category } = lookup;
    const query = { board_id, categories: CATEGORIES[category], is_intermediate: false };
    return { list: (await images.names(query, options)).image_names };
  }
  const { prompt, combinatorial, maxPrompts: max_prompts, seed } = lookup;
  const template = { prompt, combinatorial, max_prompts, ...(seed === undefined ? {} : { seed }) };
  const { prompts: list, error } = await prompts.expandTemplate(template, options);
  return error === null
    ? { list }
    : { list: [], problem: `the prompt ${JSON.stringify(prompt)} cannot be expanded: ${error}` };
}
