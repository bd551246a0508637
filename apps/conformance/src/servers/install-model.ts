import * as z from 'zod';

import { pollUntil } from '../runner/poll-until.js';
import { createRaw } from '../runner/raw.js';
import type { Server } from '../runner/server.js';

const Job = z.object({
  id: z.int(),
  status: z.string(),
  error: z.string().nullish(),
  config_out: z.object({ key: z.string() }).nullish(),
});

/** Installs the model at a path in place on a server that reads the files of this machine, and returns its key. */
export async function installModel(
  { baseUrl, fetch }: Pick<Server, 'baseUrl' | 'fetch'>,
  path: string,
): Promise<string> {
  const raw = createRaw(baseUrl, fetch);
  const { body } = await raw('POST /api/v2/models/install', { query: { source: path, inplace: true }, json: {} });
  const { id } = Job.parse(body);
  const { config_out } = await pollUntil('the model is installed', async () => {
    const job = Job.parse((await raw(`GET /api/v2/models/install/${id}`)).body);
    if (job.status === 'error') throw new Error(`${path} could not be installed: ${job.error}`);
    return job.status === 'completed' ? job : undefined;
  });
  if (!config_out) throw new Error(`${path} was installed without a record`);
  return config_out.key;
}
