import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as z from 'zod';
import { pollUntil } from '../runner/poll-until.js';
import type { SendRaw } from '../runner/raw.js';
import { runOrThrow } from '../servers/command.js';
import { pythonOf } from '../servers/install.js';
import type { ModelIdentifier } from './text-to-image.js';

const SCRIPT = fileURLToPath(new URL('make_tiny_model.py', import.meta.url));
const Config = z.object({ key: z.string(), hash: z.string(), name: z.string(), base: z.string(), type: z.string() });
const Job = z.object({ id: z.int(), status: z.string(), error: z.string().nullish(), config_out: Config.nullish() });

/** A model on a server, created for one run. */
export interface TinyModel {
  readonly identifier: ModelIdentifier;
  /** Removes it from the server and the disk. */
  remove(): Promise<void>;
}

/** Creates a model with the Python of an installed server and installs it in place on a server on this machine. */
export async function installTinyModel(raw: SendRaw, installation: string): Promise<TinyModel> {
  const folder = await mkdtemp(join(tmpdir(), `x-conformance-${process.pid}-model-`));
  const model = join(folder, 'tiny');
  await runOrThrow(pythonOf(installation), [SCRIPT, model]);
  const { body } = await raw('POST /api/v2/models/install', { query: { source: model, inplace: true }, json: {} });
  const { id } = Job.parse(body);
  const job = await pollUntil('the model is installed', async () => {
    const current = Job.parse((await raw(`GET /api/v2/models/install/${id}`)).body);
    if (current.status === 'error') throw new Error(`the server could not install the model: ${current.error}`);
    return current.status === 'completed' ? current : undefined;
  });
  const identifier = Config.parse(job.config_out);
  return {
    identifier,
    async remove() {
      // Some servers fail when they compress this empty response.
      await raw(`DELETE /api/v2/models/i/${identifier.key}`, { headers: { 'accept-encoding': 'identity' } });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
