import { expect, test } from 'vitest';

import { runAsUsers, type UserScenario } from '../../src/multi-user/user-scenario.js';
import type { Users } from '../../src/multi-user/users.js';
import { sandboxServer } from '../../src/servers/sandbox.js';

/** Each shows a secret in another place. */
const planted: readonly [string, (users: Users) => Promise<unknown>][] = [
  ['a token in an error', async ({ login }) => failWith(`refused ${await login()}`)],
  [
    'a token in the cause of an error',
    async ({ login }) => {
      throw new Error('refused', { cause: new Error(await login()) });
    },
  ],
  [
    'a password in an error that the scenario expects',
    async ({ observe }) =>
      observe({ call: async () => failWith('refused Correct-Horse-7') })
        .call()
        .catch(() => {}),
  ],
  [
    'a token in a field of an object',
    async ({ login, observe }) => void observe({ inner: { kept: [await login()] } }).inner,
  ],
  [
    'a token in a generator',
    async ({ login, observe }) => {
      const token = await login();
      const generate = async function* () {
        yield 1;
        await failWith(token);
      };
      await Array.fromAsync(observe({ generate }).generate()).catch(() => {});
    },
  ],
  ['a renewed token', async ({ program, observe }) => showRenewed(program(), observe)],
];

async function failWith(message: string): Promise<void> {
  throw new Error(message);
}

async function showRenewed({ client, sent }: ReturnType<Users['program']>, observe: Users['observe']): Promise<void> {
  await client.repositories.users.updateMe({ display_name: 'ada' });
  observe({ shown: sent.at(-1)?.issued });
}

test.each(planted)('%s fails a scenario, and is not in its report', async (title, run) => {
  const scenario: UserScenario = { title, run: async (users) => void (await run(users)) };
  const server = sandboxServer(undefined, { multiuser: true });
  const [result] = await runAsUsers([scenario], server);
  await server.close();
  expect(String(result?.failure)).toMatch(/contains a (?:cookie|password): ….*<(?:cookie|password)>/s);
  expect(String(result?.failure)).not.toMatch(/eyJ|Correct-Horse/);
});
