import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

const enough = 8;

/** Walks the whole gallery, starred pictures first, and stops when it has seen enough: what is not reached is not read. */
export async function walk({ client, screen, signal, requests }: Stage): Promise<Outcome> {
  const { gallery } = client.services;
  const window = { windowSize: 4, signal };

  const { images: total, requests: planned } = await gallery.planList({}, window);
  screen.say(`The gallery holds ${plural(total, 'picture')}. To the end it would take ${plural(planned, 'request')}.`);

  const before = requests();
  let seen = 0;
  let pixels = 0;
  for await (const { width, height } of gallery.list({}, window)) {
    pixels += width * height;
    if (++seen === enough) break;
  }
  const made = requests() - before;
  const did = `${seen} of ${plural(total, 'picture')} read, in ${plural(made, 'request')}`;
  return { did, facts: { total, planned, seen, pixels } };
}
