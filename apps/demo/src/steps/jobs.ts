import type { Board } from '@x/models/board';
import { imageNames } from '@x/services/job';

import { blurring } from '../jobs/blur-batch.js';
import { watch } from '../jobs/follow-batch.js';
import { framing } from '../jobs/frame-batch.js';
import { check } from '../jobs/lint-batches.js';
import { samples } from '../jobs/select-images.js';
import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

export interface Framed extends Outcome {
  readonly board: Board;
  /** What each framed picture is called, by its name on the server. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface JobsInput {
  readonly boards: readonly Board[];
  readonly titles: ReadonlyMap<string, string>;
}

/** Runs a graph over some pictures as one batch, and behind it a job that fails and one that is canceled. */
export async function jobs(stage: Stage, { boards, titles }: JobsInput): Promise<Framed> {
  const { client, screen, signal, mark } = stage;
  const { jobs } = client.services;
  const pictures = await samples(stage, boards);
  const board = await client.services.boards.create({ name: mark.name('framed') }, { signal });
  const frames = framing(pictures, board.board_id);
  const blur = blurring('nowhere.png', board.board_id);

  const findings = await check(stage, [blur, frames]);
  const destination = mark.text; // what is cleaned up is found by it
  const batch = await jobs.enqueueBatch({ ...frames, destination }, { signal });
  const failing = await jobs.enqueueBatch({ ...blur, destination }, { signal });
  const unwanted = await jobs.enqueueBatch({ ...blur, destination }, { signal });
  const canceled = await unwanted.cancel({ signal });

  const ends = await watch(stage, batch);
  const others = [...(await failing.outcomes({ signal })), ...(await unwanted.outcomes({ signal }))];
  for (const { error } of [...ends, ...others]) if (error) screen.entry(error.name, error.message);

  const framed = new Map<string, string>();
  for (const [index, { result }] of ends.entries()) {
    const last = result?.results.find(({ nodeId }) => nodeId === 'framed');
    const title = titles.get(pictures[index]?.image_name ?? '');
    for (const name of imageNames(last?.output)) framed.set(name, title ?? '');
  }
  const failed = others.filter(({ error }) => error?.name === 'JobFailedError').length;
  const did = `${plural(framed.size, 'picture')} framed; ${plural(failed, 'job')} failed, ${canceled} canceled`;
  const facts = { framed: framed.size, findings, failed, canceled };
  return { did, facts, board, titles: framed };
}
