import type { Board } from '@x/models/board';
import { findModel } from '../jobs/find-model.js';
import { drawing } from '../jobs/text-to-image-graph.js';
import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

/** Draws a prompt, and counts what can be seen of it meanwhile. */
export async function draw(
  stage: Stage,
  { prompt, board }: { readonly prompt: string; readonly board: Board },
): Promise<Outcome> {
  const { client, screen, signal, mark } = stage;
  const model = await findModel(stage);
  if (!model) return { did: 'passed over: no main model of base sd-1 is here', facts: { prompt }, passedOver: true };

  const graph = drawing({ model, prompt, board });
  const { jobs } = await client.services.jobs.enqueueBatch({ graph, destination: mark.text }, { signal });
  let previews = 0;
  using bar = screen.bar('drawing', 100);
  for (const job of jobs) {
    for await (const event of job.events({ signal })) {
      if (event.type === 'queued') bar.note(event.position ? `${event.position} before it` : '');
      if (event.type !== 'progress') continue;
      bar.note(event.message);
      if (event.percentage !== null) bar.step(Math.round(event.percentage * 100));
      if (event.preview) previews++;
    }
    await job.result({ signal });
  }
  const did = `“${prompt}” drawn by ${model.name}, with ${plural(previews, 'preview')} on the way`;
  return { did, facts: { prompt, model: model.name, previews } };
}
