import { InvokeError } from '@x/transport/errors';

import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

/** Shows what refused requests look like. What can be known beforehand is refused before anything is sent. */
export async function refusals({ client, screen, signal, requests }: Stage): Promise<Outcome> {
  const { boards, images } = client.repositories;
  const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
    'a board whose name has 301 characters': () => boards.create({ board_name: 'x'.repeat(301) }, { signal }),
    '1 001 images in one request': () => images.starMany(Array(1_001).fill('image.png'), { signal }),
    'a text file as a picture': () => images.upload(new Blob(['hello'], { type: 'text/plain' }), {}, { signal }),
    'a text file that claims to be a PNG': () =>
      images.upload(new Blob(['hello'], { type: 'image/png' }), {}, { signal }),
    'a board that is not there': () => boards.get('nowhere', { signal }),
  };
  const refused: { what: string; error: string; message: string; requests: number }[] = [];
  for (const [what, make] of Object.entries(attempts)) {
    const before = requests();
    const { name, message } = await refusal(make());
    refused.push({ what, error: name, message, requests: requests() - before });
    screen.entry(what, `${name} after ${plural(requests() - before, 'request')}: ${message}`);
  }

  const early = refused.filter((each) => each.requests === 0).length;
  return { did: `${plural(refused.length, 'typed error')}, ${early} before any request`, facts: { refused } };
}

async function refusal(attempt: Promise<unknown>): Promise<InvokeError> {
  try {
    await attempt;
  } catch (error) {
    if (InvokeError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('The server accepted what it should refuse');
}
