import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

const limit = 8;

/** Lists the gallery, starred images first, and stops early: later pages are not requested. */
export async function list({ client, reporter, signal, requestCount }: StepContext): Promise<StepResult> {
  const { gallery } = client.services;
  const options = { windowSize: 4, signal };

  const { images: total, requests: planned } = await gallery.planList({}, options);
  reporter.text(`The gallery has ${plural(total, 'image')}. Listing all takes ${plural(planned, 'request')}.`);

  const before = requestCount();
  let count = 0;
  let pixels = 0;
  for await (const { width, height } of gallery.list({}, options)) {
    pixels += width * height;
    if (++count === limit) break;
  }
  const requests = requestCount() - before;
  const summary = `${count} of ${plural(total, 'image')} listed, in ${plural(requests, 'request')}`;
  return { summary, facts: { total, planned, listed: count, pixels } };
}
