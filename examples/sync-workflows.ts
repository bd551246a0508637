import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createClient } from '@x/resources';
import { syncWorkflowFolder } from '@x/services/workflow-folder';

using client = createClient({ baseUrl: process.env['INVOKEAI_URL'] ?? 'http://localhost:9090' });

const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
await copyFile(new URL('resize.json', import.meta.url), join(folder, 'resize.json'));

// Nothing is deleted on either side; what changed on both is a conflict, and stays as it is.
const task = syncWorkflowFolder(folder, client.repositories);
const { items, requests } = await task.plan();
console.log(`${items.length} items, ${requests} requests`);
const report = await task.run({ onProgress: ({ done, total }) => console.log(`${done} of ${total}`) });
for (const { file, action, status, reason } of report.items) console.log(file, action, status, reason ?? '');

console.log(await readdir(folder));
await rm(folder, { recursive: true });
