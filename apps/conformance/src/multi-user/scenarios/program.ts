import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { setTimeout as sleep } from 'node:timers/promises';

import { createMemoryTokens } from '@x/services/token-storage';
import { AuthenticationError } from '@x/transport/errors';

import { record } from '../../record.js';
import { pollUntil } from '../../runner/poll-until.js';
import { emailOf, PASSWORD } from '../log-in.js';
import { userScenario } from '../user-scenario.js';

const ADA = { email: emailOf('ada'), password: PASSWORD };
const NEXT = 'Other-Horse-8';

const many = <T>(count: number, call: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => call(index)));

/** Returns what a token says. */
const claimsOf = (token = '') => record(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));

/** Returns the days for which a token is valid. */
const daysOf = (token?: string) => Math.round((Number(claimsOf(token)['exp']) - Date.now() / 1_000) / 86_400);

export const scenarios = [
  userScenario('a program logs in when its first request is refused, and not again', async ({ program }) => {
    const { auth, client, calls } = program();
    assert.equal(await auth.mode(), 'multi-user');
    const { board_id } = await client.repositories.boards.create({ board_name: 'a' });
    await client.repositories.boards.delete(board_id);
    assert.equal((await auth.user()).email, ADA.email);
    assert.deepEqual(calls(), [
      'GET /api/v1/auth/status 200',
      'POST /api/v1/boards/ 401',
      'POST /api/v1/auth/login 200',
      'POST /api/v1/boards/ 201',
      `DELETE /api/v1/boards/${board_id} 200`,
      'GET /api/v1/auth/me 200',
    ]);
  }),
  userScenario(
    'a program that is to be remembered is so for a week, after each change again',
    async ({ program, nextSecond }) => {
      for (const remember_me of [false, true]) {
        const { auth, client, sent } = program({ credentials: undefined });
        await auth.login({ ...ADA, remember_me });
        await nextSecond();
        await client.repositories.users.updateMe({ display_name: 'ada' });
        const tokens = sent.flatMap(({ issued }) => issued ?? []);
        assert.deepEqual(tokens.map(daysOf), remember_me ? [7, 7] : [1, 1]);
        assert.equal(new Set(tokens).size, 2);
        assert.equal(await auth.token.get(), tokens.at(-1));
      }
    },
  ),
  userScenario('each change renews the token that a program sends next', async ({ program, nextSecond }) => {
    const { client, sent, logins } = program();
    const { boards } = client.repositories;
    const { board_id } = await boards.create({ board_name: 'a' });
    for (let change = 0; change < 3; change += 1) {
      await nextSecond();
      await boards.update(board_id, { board_name: `change ${change}` });
      const renewed = sent.at(-1)?.issued;
      await boards.get(board_id);
      assert.deepEqual([sent.at(-1)?.token === renewed, sent.at(-1)?.issued], [true, undefined]);
    }
    await boards.delete(board_id);
    assert.equal(logins(), 1);
  }),
  userScenario('fifty requests whose token has expired lead to one login', async ({ expiring, program }) => {
    for (const tokens of [createMemoryTokens(), createMemoryTokens(await expiring(-1_000))]) {
      const { client, sent, logins } = program({ tokens });
      const { boards } = client.repositories;
      const created = await many(50, (index) => boards.create({ board_name: `board ${index}` }));
      assert.equal(new Set(created.map(({ board_id }) => board_id)).size, 50);
      assert.equal(logins(), 1);
      assert.ok(sent.filter(({ call }) => call === 'POST /api/v1/boards/ 401').length > 1);
      await many(50, (index) => boards.delete(created[index]?.board_id ?? ''));
      assert.equal(logins(), 1);
    }
  }),
  userScenario('a walk of 5 000 requests survives the end of its token', async ({ expiring, program }) => {
    const end = Date.now() + 3_000;
    const tokens = createMemoryTokens(await expiring(3_000));
    const { client, calls, logins } = program({ tokens });
    const { board_id } = await program().client.repositories.boards.create({ board_name: 'a' });
    for (let call = 0; call < 5_000; call += 50) {
      if (call === 2_500) await sleep(Math.max(0, end + 1_000 - Date.now()));
      const boards = await many(50, () => client.repositories.boards.get(board_id));
      assert.ok(boards.every((board) => board.board_id === board_id));
    }
    assert.equal(logins(), 1);
    assert.equal(calls().filter((call) => call === `GET /api/v1/boards/${board_id} 200`).length, 5_000);
    await client.repositories.boards.delete(board_id);
  }),
  userScenario('a new password under fifty requests fails none of them', async ({ create, program }) => {
    await create('kim');
    const { auth, client, logins } = program({ credentials: { email: emailOf('kim'), password: PASSWORD } });
    const { boards } = client.repositories;
    const { board_id } = await boards.create({ board_name: 'a' });
    const reads = many(50, () => boards.get(board_id));
    assert.equal((await auth.changePassword({ current: PASSWORD, next: NEXT })).token_epoch, 1);
    assert.ok((await reads).every((board) => board.board_id === board_id));
    await many(50, () => boards.get(board_id));
    assert.equal(logins(), 1);
    await boards.delete(board_id);
  }),
  userScenario('after somebody set another password, fifty requests ask once for it', async (users) => {
    const user_id = await users.create('lea');
    let password = PASSWORD;
    let asked = 0;
    const credentials = () => {
      asked += 1;
      return { email: emailOf('lea'), password };
    };
    const { client, logins } = users.program({ credentials });
    await client.repositories.users.me();
    password = NEXT;
    await users.admin.client.repositories.users.update(user_id, { password });
    await many(50, () => client.repositories.users.me());
    assert.deepEqual([asked, logins()], [2, 2]);
  }),
  userScenario(
    'a program that logs out forgets its token, which the server does not',
    async ({ program, withToken }) => {
      const tokens = createMemoryTokens();
      const { auth, client, sent, logins } = program({ tokens });
      await client.repositories.users.me();
      const token = String(await tokens.load());
      await auth.logout();
      assert.match(sent.at(-1)?.cookie ?? '', /^invokeai_media_token=""; .*Max-Age=0/);
      assert.equal(await tokens.load(), undefined);
      await assert.rejects(client.repositories.users.me(), AuthenticationError);
      assert.equal(logins(), 1);
      assert.equal((await withToken(token).client.repositories.users.me()).email, ADA.email);
      await auth.login(ADA);
      assert.equal((await client.repositories.users.me()).email, ADA.email);
    },
  ),
  userScenario(
    'a web page has the cookie of the token that it renews',
    async ({ ada, anonymous, program, nextSecond }) => {
      const { image_name } = await ada.image();
      const { client, sent } = program({ mediaCookie: true });
      const cookies = () => sent.filter(({ call }) => call.startsWith('POST /api/v1/auth/media-cookie'));
      await client.repositories.users.me();
      await nextSecond();
      await client.repositories.users.updateMe({ display_name: 'ada' });
      await pollUntil('the cookie is set', async () => (cookies().length > 0 ? true : undefined));
      const [set] = cookies();
      const cookie = set?.cookie ?? '';
      assert.equal(set?.call, 'POST /api/v1/auth/media-cookie 200');
      assert.equal(/^invokeai_media_token=([^;]+)/.exec(cookie)?.[1], set?.token);
      const headers = { cookie: cookie.split(';')[0] ?? '' };
      assert.equal((await anonymous.raw(`GET /api/v1/images/i/${image_name}/thumbnail`, { headers })).status, 200);
    },
  ),
];
