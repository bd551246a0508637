import { createAuth } from '@x/resources/auth';
import { createClient } from '@x/resources/client';
import { createSandbox } from '@x/sandbox';

// A server with several users, and none yet. With one of your own, leave `fetch` out.
using sandbox = createSandbox({ multiuser: true });
const server = { baseUrl: 'http://sandbox', fetch: sandbox.fetch };

const admin = createAuth(server);
console.log(await admin.mode()); // not-set-up
await admin.setup({ email: 'admin@example.com', password: 'Battery-Staple-1' });
const { users } = createClient({ ...server, token: admin.token }).repositories;
await users.create({ email: 'ada@example.com', password: 'Correct-Horse-7', display_name: 'Ada' });

// The first request is refused, logs in and is sent again.
const ada = createAuth({ ...server, credentials: { email: 'ada@example.com', password: 'Correct-Horse-7' } });
const { boards } = createClient({ ...server, token: ada.token }).repositories;
await boards.create({ board_name: 'Sunsets' });

await ada.changePassword({ current: 'Correct-Horse-7', next: 'Other-Horse-8' });
console.log((await ada.user()).display_name, (await boards.list().next()).value?.board_name);
