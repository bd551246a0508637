import type { Board } from '@x/models/board';
import { imageNames } from '@x/services/job';

import { blurBatch } from '../jobs/blur-batch.js';
import { followBatch } from '../jobs/follow-batch.js';
import { frameBatch } from '../jobs/frame-batch.js';
import { lintBatches } from '../jobs/lint-batches.js';
import { selectImages } from '../jobs/select-images.js';
import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

export interface Framed extends StepResult {
  readonly board: Board;
  /** Titles of the framed images by image name. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface JobsInput {
  readonly boards: readonly Board[];
  readonly titles: ReadonlyMap<string, string>;
}

/** Runs a graph for several images as one batch, then a job that fails and one that is canceled. */
export async function jobs(context: StepContext, { boards, titles }: JobsInput): Promise<Framed> {
  const { client, reporter, signal, tag } = context;
  const { jobs } = client.services;
  const images = await selectImages(context, boards, 3);
  const board = await client.services.boards.create({ name: tag.boardName('framed') }, { signal });
  const frames = frameBatch(images, board.board_id);
  const blur = blurBatch('nowhere.png', board.board_id);

  const findings = await lintBatches(context, [blur, frames]);
  const destination = tag.session; // cleaning up finds jobs by their destination
  const batch = await jobs.enqueueBatch({ ...frames, destination }, {}, { signal });
  const failing = await jobs.enqueueBatch({ ...blur, destination }, {}, { signal });
  const unwanted = await jobs.enqueueBatch({ ...blur, destination }, {}, { signal });
  const canceled = await unwanted.cancel({ signal });

  const outcomes = await followBatch(context, batch);
  const others = [...(await failing.outcomes({ signal })), ...(await unwanted.outcomes({ signal }))];
  for (const { error } of [...outcomes, ...others]) if (error) reporter.detail(error.name, error.message);

  const framed = new Map<string, string>();
  for (const [index, { result }] of outcomes.entries()) {
    const last = result?.results.find(({ nodeId }) => nodeId === 'framed');
    const title = titles.get(images[index]?.image_name ?? '');
    for (const name of imageNames(last?.output)) framed.set(name, title ?? '');
  }
  const failed = others.filter(({ error }) => error?.name === 'JobFailedError').length;
  const summary = `${plural(framed.size, 'image')} framed; ${plural(failed, 'job')} failed, ${canceled} canceled`;
  const facts = { framed: framed.size, findings, failed, canceled };
  return { summary, facts, board, titles: framed };
}
