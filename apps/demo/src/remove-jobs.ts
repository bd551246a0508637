import type { Stage } from './step.js';

/** Takes the jobs of the tour off the queue, cancelling what is left of them, and returns the sessions they ran in. */
export async function takeBack({ client, mark }: Pick<Stage, 'client' | 'mark'>): Promise<Set<string>> {
  const { queue, queueItems } = client.repositories;
  await queue.cancelByDestination(mark.text);
  const items = await queueItems.listAll(mark.text);
  await queue.deleteByDestination(mark.text);
  return new Set(items.map(({ session_id }) => session_id));
}
