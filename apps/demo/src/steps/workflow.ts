import { readFile } from 'node:fs/promises';

import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

import { selectImages } from '../jobs/select-images.js';
import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';
import { describeInputs } from '../workflow/describe-inputs.js';
import { type Print, printImages } from '../workflow/print-images.js';
import { refusedValues } from '../workflow/refused-values.js';
import type { JobsInput } from './jobs.js';

export interface Printed extends StepResult {
  readonly board: Board;
  /** Titles of the prints by image name. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Opens a workflow of the node editor from its file, and runs it once for each image. */
export async function workflow(context: StepContext, { boards, titles }: JobsInput): Promise<Printed> {
  const { client, reporter, signal, tag, requestCount } = context;
  const document = await readFile(new URL('../workflow/signed-print.json', import.meta.url), 'utf8');
  const opened = await client.services.workflows.open(document, { signal });
  reporter.table(['input', 'type', 'takes', 'default'], describeInputs(opened.inputs));

  const before = requestCount();
  const refused = await refusedValues(opened, signal);
  reporter.text(`Refused all at once, after ${plural(requestCount() - before, 'request')}:`);
  for (const { key, value, message } of refused) reporter.detail(`${key} = ${JSON.stringify(value)}`, message);

  const images = await selectImages(context, boards, 6);
  const board = await client.services.boards.create({ name: tag.boardName('prints') }, { signal });
  const { prints, again } = await printImages(context, opened, { images, board });
  const titleOf = ({ picture }: Print): string => titles.get(picture.image_name) ?? '';
  reporter.table(
    ['picture', 'size', 'print', 'status'],
    prints.map((each) => [titleOf(each), sizeOf(each.picture), sizeOf(each.print), each.item.status]),
  );
  for (const { item } of prints) if (item.status === 'failed') reporter.text(item.failure.errorMessage);

  const made = prints.flatMap((each) => (each.print ? [[each.print.image_name, titleOf(each)] as const] : []));
  const facts = {
    inputs: opened.inputs.map(({ key }) => key),
    refused: refused.map(({ message }) => message),
    prints: prints.map((each) => ({ picture: titleOf(each), status: each.item.status, size: sizeOf(each.print) })),
    again,
  };
  const summary = `${plural(made.length, 'image')} framed and signed; a second run would send ${plural(again, 'item')}`;
  return { summary, facts, board, titles: new Map(made) };
}

const sizeOf = (image: Image | undefined): string => (image ? `${image.width} × ${image.height}` : '–');
