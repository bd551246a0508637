import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as z from 'zod';
import { eventually } from '../runner/poll-until.js';
import type { Raw } from '../runner/raw.js';
import { must } from '../servers/command.js';
import { pythonOf } from '../servers/install.js';
import type { ModelIdentifier } from './text-to-image.js';

const SCRIPT = fileURLToPath(new URL('make_tiny_model.py', import.meta.url));
const Config = z.object({ key: z.string(), hash: z.string(), name: z.string(), base: z.string(), type: z.string() });
const Job = z.object({ id: z.int(), status: z.string(), error: z.string().nullish(), config_out: Config.nullish() });

/** A model on a server, made for one run. */
export interface TinyModel {
  readonly identifier: ModelIdentifier;
  /** Takes it off the server and off the disk. */
  remove(): Promise<void>;
}

/** Makes a model with the Python of an installed server and has a server on this machine install it where it lies. */
export async function installTinyModel(raw: Raw, installation: string): Promise<TinyModel> {
  const folder = await mkdtemp(join(tmpdir(), `x-conformance-${process.pid}-model-`));
  const model = join(folder, 'tiny');
  await must(pythonOf(installation), [SCRIPT, model]);
  const { body } = await raw('POST /api/v2/models/install', { query: { source: model, inplace: true }, json: {} });
  const { id } = Job.parse(body);
  const job = await eventually('the model is installed', async () => {
    const current = Job.parse((await raw(`GET /api/v2/models/install/${id}`)).body);
    if (current.status === 'error') throw new Error(`the server could not install the model: ${current.error}`);
    return current.status === 'completed' ? current : undefined;
  });
  const identifier = Config.parse(job.config_out);
  return {
    identifier,
    async remove() {
      // Without a body to compress the answer is 204; with one some servers trip over it.
      await raw(`DELETE /api/v2/models/i/${identifier.key}`, { headers: { 'accept-encoding': 'identity' } });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
