import { InvokeError } from '@x/transport/errors';

import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

/** Shows the errors of invalid requests. Invalid input is rejected before a request is sent. */
export async function errors({ client, reporter, signal, requestCount }: StepContext): Promise<StepResult> {
  const { boards, images } = client.repositories;
  const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
    'a board name of 301 characters': () => boards.create({ board_name: 'x'.repeat(301) }, { signal }),
    '1 001 images in one request': () => images.starMany(Array(1_001).fill('image.png'), { signal }),
    'a text file as an image': () => images.upload(new Blob(['hello'], { type: 'text/plain' }), {}, { signal }),
    'a text file with the type of a PNG': () =>
      images.upload(new Blob(['hello'], { type: 'image/png' }), {}, { signal }),
    'a board that does not exist': () => boards.get('nowhere', { signal }),
  };
  const rejected: { what: string; error: string; message: string; requests: number }[] = [];
  for (const [what, attempt] of Object.entries(attempts)) {
    const before = requestCount();
    const { name, message } = await errorOf(attempt());
    const requests = requestCount() - before;
    rejected.push({ what, error: name, message, requests });
    reporter.detail(what, `${name} after ${plural(requests, 'request')}: ${message}`);
  }

  const unsent = rejected.filter(({ requests }) => requests === 0).length;
  return { summary: `${plural(rejected.length, 'typed error')}, ${unsent} before any request`, facts: { rejected } };
}

async function errorOf(attempt: Promise<unknown>): Promise<InvokeError> {
  try {
    await attempt;
  } catch (error) {
    if (InvokeError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('the server accepted an invalid request');
}
