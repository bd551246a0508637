import { createClient } from '@x/resources/client';
import type { Sandbox } from '@x/sandbox';

const paper = { id: 'paper', type: 'blank_image', width: 8, height: 8 };
const missing = { id: 'blur', type: 'img_blur', image: { image_name: 'no-such-image.png' } };

/** Enqueues the jobs that an example names: one that has ended, one that has failed, and one that waits. */
export async function createJobs({ fetch, events }: Sandbox, line: string): Promise<Readonly<Record<string, string>>> {
  if (!/JOB/.test(line)) return {};
  using client = createClient({ baseUrl: 'http://localhost', fetch, events });
  const { jobs } = client.services;
  const completed = await jobs.enqueue({ nodes: { paper }, edges: [] });
  await completed.result();
  const failed = await jobs.enqueue({ nodes: { blur: missing }, edges: [] });
  await failed.result().catch(() => {});
  await client.repositories.queue.pause();
  const pending = await jobs.enqueue({ nodes: { paper: { ...paper, width: 16 } }, edges: [] });
  return { JOB: String(completed.id), FAILED_JOB: String(failed.id), PENDING_JOB: String(pending.id) };
}
