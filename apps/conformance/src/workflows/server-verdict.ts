import type { ConvertedWorkflow } from '@x/services/workflow';

import { record } from '../record.js';
import type { SendRaw } from '../runner/raw.js';

const ENQUEUE = 'POST /api/v1/queue/default/enqueue_batch';

/** Enqueues what the editor would, and returns what the server says to it: its status, and why it refused. */
export async function serverVerdict(raw: SendRaw, { graph, batch }: ConvertedWorkflow): Promise<string> {
  const json = { batch: { ...batch, graph, origin: 'workflows', destination: 'gallery' }, prepend: false };
  const { status, body } = await raw(ENQUEUE, { json });
  if (status === 200) return String(status);
  const { detail } = record(body);
  const reasons = Array.isArray(detail) ? detail.map((issue) => record(issue)['msg']) : [detail ?? body];
  return `${status} ${reasons.join('; ')}`;
}
