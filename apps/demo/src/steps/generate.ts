import type { Board } from '@x/models/board';
import { findModel } from '../jobs/find-model.js';
import { textToImageGraph } from '../jobs/text-to-image-graph.js';
import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

/** Generates an image from a prompt, and counts the previews. */
export async function generate(
  context: StepContext,
  { prompt, board }: { readonly prompt: string; readonly board: Board },
): Promise<StepResult> {
  const { client, reporter, signal, tag } = context;
  const model = await findModel(context);
  if (!model) return { summary: 'skipped: no main model of base sd-1', facts: { prompt }, isSkipped: true };

  const graph = textToImageGraph({ model, prompt, board });
  const { jobs } = await client.services.jobs.enqueueBatch({ graph, destination: tag.session }, {}, { signal });
  let previews = 0;
  using bar = reporter.bar('generating', 100);
  for (const job of jobs) {
    for await (const event of job.events({ signal })) {
      if (event.type === 'queued') bar.note(event.position ? `${event.position} jobs before it` : '');
      if (event.type !== 'progress') continue;
      bar.note(event.message);
      if (event.percentage !== null) bar.update(Math.round(event.percentage * 100));
      if (event.preview) previews++;
    }
    await job.result({ signal });
  }
  const summary = `“${prompt}” generated with ${model.name}, ${plural(previews, 'preview')}`;
  return { summary, facts: { prompt, model: model.name, previews } };
}
