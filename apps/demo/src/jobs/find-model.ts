import { ModelIdentifierField } from '@x/models/graph';
import * as z from 'zod';
import { unlessLeftOut } from '../if-implemented.js';
import type { Stage } from '../step.js';

const Models = z.object({ models: z.array(ModelIdentifierField) });

/** Returns a main model of base sd-1, or `undefined` where there is none. */
export async function findModel({ client, signal }: Stage): Promise<ModelIdentifierField | undefined> {
  // An operation that no repository has yet is called by its route.
  const query = { base_models: 'sd-1', model_type: 'main' };
  const answer = await unlessLeftOut(client.transport.request('GET /api/v2/models/', { query, signal }));
  return answer && Models.parse(await answer.json()).models[0];
}
