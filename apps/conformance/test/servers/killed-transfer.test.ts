import { expect, test } from 'vitest';

import { withFolder } from '../../src/runner/temporary-folder.js';
import { killedKinds, killedTransfer } from '../../src/transfers/killed-transfer.js';

test.each(killedKinds)(
  '%s: a transfer whose program is killed is continued, and nothing is lost, doubled or sent again',
  async (kind) => {
    const { problems, killed } = await withFolder((folder) =>
      killedTransfer(folder, { kind, images: 20, kills: 2, seed: 3 }),
    );
    expect(problems).toEqual([]);
    expect(killed).toBe(2);
  },
);
