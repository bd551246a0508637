import { InvokeError } from '@x/transport/errors';

import { plural } from '../plural.js';
import type { Outcome, Stage } from '../stage.js';

/** Shows what refused requests look like. What can be known beforehand is refused before anything is sent. */
export async function refusals({ client, screen, signal, requests }: Stage): Promise<Outcome> {
  const { boards, images } = client.repositories;
  const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
    'a board whose name has 301 characters': () => boards.create('x'.repeat(301), { signal }),
    '1 001 images in one request': () => images.star(Array(1_001).fill('image.png'), { signal }),
    'a text file as a picture': () => images.upload(new Blob(['hello'], { type: 'text/plain' }), {}, { signal }),
    'a text file that claims to be a PNG': () =>
      images.upload(new Blob(['hello'], { type: 'image/png' }), {}, { signal }),
    'a board that is not there': () => boards.get('nowhere', { signal }),
  };
  const rows: (string | number)[][] = [];
  for (const [attempt, make] of Object.entries(attempts)) {
    const before = requests();
    const error = await make().then(() => undefined, expectInvokeError);
    rows.push([attempt, error?.name ?? 'accepted', requests() - before, error?.message ?? '']);
  }
  screen.table(['what', 'error', 'requests', 'message'], rows);

  const early = rows.filter(([, , made]) => made === 0).length;
  const did = `${plural(rows.length, 'typed error')}, ${early} of them before any request`;
  return {
    did,
    facts: { refused: rows.map(([what, error, made, message]) => ({ what, error, requests: made, message })) },
  };
}

function expectInvokeError(error: unknown): InvokeError {
  if (!InvokeError.isInstance(error)) throw error;
  return error;
}
