import { ModelIdentifierField } from '@x/models/graph';
import * as z from 'zod';
import { ifImplemented } from '../if-implemented.js';
import type { StepContext } from '../step.js';

const Models = z.object({ models: z.array(ModelIdentifierField) });

/** Returns a main model of base sd-1, or `undefined` where there is none. */
export async function findModel({ client, signal }: StepContext): Promise<ModelIdentifierField | undefined> {
  // No repository has this operation yet.
  const query = { base_models: 'sd-1', model_type: 'main' };
  const response = await ifImplemented(client.transport.request('GET /api/v2/models/', { query, signal }));
  return response && Models.parse(await response.json()).models[0];
}
