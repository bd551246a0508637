import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createClient } from '@x/resources';

using client = createClient({ baseUrl: process.env['INVOKEAI_URL'] ?? 'http://localhost:9090' });
const { models } = client.services;

// A real program wants models that exist. This file is on the server's machine only if that is this one.
const folder = await mkdtemp(join(tmpdir(), 'models-'));
const source = join(folder, 'lines.safetensors');
await writeFile(source, 'no tensors');

const wanted = [
  { source, inplace: true },
  { name: 'Lines', base: 'sd-1', type: 'lora' },
];
for (const outcome of await models.ensure(wanted, { maxWait: 60_000 })) {
  console.log(outcome.wanted.source ?? outcome.wanted.name, outcome.status, outcome.reason ?? '');
  if (outcome.model) await models.delete(outcome.model.key, { destroy: true });
}
await rm(folder, { recursive: true });
