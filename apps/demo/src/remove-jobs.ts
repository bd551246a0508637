import type { StepContext } from './step.js';

/** Cancels the pending jobs of the tour, removes all its jobs from the queue, and returns their sessions. */
export async function removeJobs({ client, tag }: Pick<StepContext, 'client' | 'tag'>): Promise<Set<string>> {
  const { queue, queueItems } = client.repositories;
  const sessions = new Set<string>();
  for (const destination of tag.destinations) {
    await queue.cancelByDestination(destination);
    for await (const { session_id } of queueItems.list({ destination })) sessions.add(session_id);
    await queue.deleteByDestination(destination);
  }
  return sessions;
}
