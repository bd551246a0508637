import { inspect } from 'node:util';

import type { createRepositories } from '@x/repositories/repositories';
import type { AuthService } from '@x/services/auth';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { ADA, type AuthFixture, createAuthFixture, DAY, PASSWORD } from '../support/auth-fixture.js';

interface Run {
  readonly fixture: AuthFixture;
  readonly auth: AuthService;
  readonly repositories: ReturnType<typeof createRepositories>;
}

/** What a program may do, most of which the server refuses. */
const actions: Readonly<Record<string, (run: Run) => Promise<unknown>>> = {
  read: ({ repositories }) => repositories.users.me(),
  change: ({ repositories }) => repositories.boards.create({ board_name: 'a' }),
  'read what others own': ({ repositories }) => repositories.users.get('u'),
  'read what is not there': ({ repositories }) => repositories.boards.get('nobody'),
  'log in': ({ auth }) => auth.login(ADA),
  'log in with a wrong password': ({ auth }) => auth.login({ ...ADA, password: `not ${PASSWORD}` }),
  'log in with a bad email': ({ auth }) => auth.login({ email: PASSWORD, password: PASSWORD }),
  // @ts-expect-error a password is a text
  'log in with a list': ({ auth }) => auth.login({ ...ADA, password: [PASSWORD] }),
  'change the password': ({ auth }) => auth.changePassword({ current: PASSWORD, next: PASSWORD }),
  'change the password with a wrong one': ({ auth }) => auth.changePassword({ current: 'wrong', next: PASSWORD }),
  'log out': ({ auth }) => auth.logout(),
  'wait for a day': async ({ fixture }) => fixture.pass(DAY),
  'lose a response': async ({ fixture, repositories }) => {
    const remove = fixture.sandbox.fault({ kind: 'truncate' });
    await repositories.boards.create({ board_name: 'b' }).finally(remove);
  },
  'receive what was sent': async ({ fixture, auth, repositories }) => {
    const body = { detail: `Bearer ${await auth.token.get()} of ${PASSWORD.length} characters` };
    const remove = fixture.sandbox.fault({ kind: 'status', status: 400, body });
    await repositories.boards.create({ board_name: 'c' }).finally(remove);
  },
};

const deeply = { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, maxStringLength: Infinity };

/** Returns all that can be seen of a value, in a log for instance. */
const seen = (value: unknown): string => {
  const texts = [inspect(value, deeply), String(value), JSON.stringify(value) ?? ''];
  return value instanceof Error ? [...texts, value.stack, seen(value.cause ?? '')].join('\n') : texts.join('\n');
};

test('no token and no password is in an error, a log line or what a service shows of itself', async () => {
  const sequence = fc.array(fc.constantFrom(...Object.keys(actions)), { minLength: 1, maxLength: 8 });
  let errors = 0;
  const tokens = new Set<string>();
  await fc.assert(
    fc.asyncProperty(sequence, async (names) => {
      const fixture = await createAuthFixture();
      const lines: string[] = [];
      const auth = fixture.auth();
      const repositories = fixture.open(auth, { logger: { debug: (line) => void lines.push(line) } });
      for (const name of names) {
        const error = await actions[name]?.({ fixture, auth, repositories }).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error === undefined) continue;
        errors += 1;
        lines.push(`${name}: ${seen(error)}`);
      }
      lines.push(seen(auth), seen(auth.token), seen(repositories));
      const text = lines.join('\n');
      for (const secret of fixture.secrets) {
        if (secret.startsWith('ey')) tokens.add(secret);
        expect(text.includes(secret), `${secret} in\n${text}`).toBe(false);
      }
      fixture.sandbox.close();
    }),
    { numRuns: 40, seed: 1 },
  );
  expect(errors).toBeGreaterThan(40);
  expect(tokens.size).toBeGreaterThan(40);
});
