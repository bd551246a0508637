import { createClient } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const { services } = createClient({ baseUrl });

// Everything that is on no board goes to a board called Inbox, which is created if there is none.
const merge = services.boards.merge(['none'], { boardName: 'Inbox' });

const plan = await merge.plan();
console.log(`${plan.images} images would move, in ${plan.requests} requests`);

const report = await merge.run({ onProgress: ({ done, total }) => console.log(`${done} of ${total}`) });
console.log(`${report.moved.length} moved, ${report.failed.length} failed`);
