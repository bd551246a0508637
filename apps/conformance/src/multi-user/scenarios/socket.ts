import assert from 'node:assert/strict';

import { pollUntil } from '../../runner/poll-until.js';
import { emailOf, PASSWORD } from '../log-in.js';
import { openSocket, socketIs } from '../open-socket.js';
import type { Program } from '../program.js';
import { userScenario } from '../user-scenario.js';

const NEXT = 'Other-Horse-8';
const graph = { id: 'g', nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] };

/** Enqueues an item, and returns once its end was received as an event, with whose it is. */
async function receive({ client }: Program): Promise<string | null> {
  const { queue } = client.repositories;
  const ended = client.events.once('queue_item_status_changed', {
    where: ({ status }) => status === 'completed',
    maxWait: 20_000,
  });
  await queue.enqueue({ graph });
  return (await ended).user_id;
}

export const scenarios = [
  userScenario('a socket whose user has a new password connects again, with the token of it', async (users) => {
    const user_id = await users.create('ole');
    const program = users.program({ credentials: { email: emailOf('ole'), password: PASSWORD } });
    await program.client.repositories.users.me();
    await openSocket(program);
    assert.equal(await receive(program), user_id);
    const states: string[] = [];
    program.client.events.onState(({ state }) => states.push(state));
    await program.auth.changePassword({ current: PASSWORD, next: NEXT });
    await pollUntil('the socket is cut off', async () => states.find((state) => state !== 'open'));
    await socketIs(program, 'open');
    assert.equal(await receive(program), user_id);
    assert.equal(program.logins(), 1);
    program.client.close();
  }),
  userScenario('a socket and fifty requests log in once after somebody set another password', async (users) => {
    const user_id = await users.create('pia');
    let password = PASSWORD;
    const program = users.program({ credentials: () => ({ email: emailOf('pia'), password }) });
    const { client, logins } = program;
    await client.repositories.users.me();
    await openSocket(program);
    const states: string[] = [];
    client.events.onState(({ state }) => states.push(state));
    password = NEXT;
    await users.admin.client.repositories.users.update(user_id, { password });
    await Promise.all(Array.from({ length: 50 }, () => client.repositories.users.me()));
    await pollUntil('the socket is cut off', async () => states.find((state) => state !== 'open'));
    await socketIs(program, 'open');
    assert.equal(await receive(program), user_id);
    assert.equal(logins(), 2);
    client.close();
  }),
  userScenario('a socket with an expired token logs in to connect', async ({ expiring, program }) => {
    const token = await expiring(-1_000);
    const late = program({ tokens: { load: () => token, save: () => {}, clear: () => {} } });
    await openSocket(late);
    assert.equal(late.logins(), 1);
    assert.equal(await receive(late), (await late.client.repositories.users.me()).user_id);
    late.client.close();
  }),
  userScenario('a socket of a disabled user is cut off, and open after the next login', async (users) => {
    const user_id = await users.create('rob');
    const program = users.program({ credentials: { email: emailOf('rob'), password: PASSWORD } });
    await program.client.repositories.users.me();
    await openSocket(program);
    await users.admin.client.repositories.users.update(user_id, { is_active: false });
    await socketIs(program, 'closed');
    await users.admin.client.repositories.users.update(user_id, { is_active: true });
    await program.auth.login({ email: emailOf('rob'), password: PASSWORD });
    await socketIs(program, 'open');
    assert.equal(await receive(program), user_id);
    program.client.close();
  }),
];
