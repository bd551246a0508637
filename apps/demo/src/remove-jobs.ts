import type { Stage } from './step.js';

/** Takes the jobs of the tour off the queue, cancelling what is left of them, and returns the sessions they ran in. */
export async function takeBack({ client, mark }: Pick<Stage, 'client' | 'mark'>): Promise<Set<string>> {
  const { queue, queueItems } = client.repositories;
  await queue.cancelByDestination(mark.text);
  const sessions = new Set<string>();
  for await (const { session_id } of queueItems.list({ destination: mark.text })) sessions.add(session_id);
  await queue.deleteByDestination(mark.text);
  return sessions;
}
