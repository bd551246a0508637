import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { createClient } from '@x/resources';

using client = createClient({ baseUrl: process.env['INVOKEAI_URL'] ?? 'http://localhost:9090' });

const workflow = await client.services.workflows.open(await readFile(new URL('resize.json', import.meta.url), 'utf8'));
const picture = await openAsBlob(new URL('picture.png', import.meta.url), { type: 'image/png' });
const files = ['a.png', 'b.png', 'c.png'].map((name) => new File([picture], name, { type: picture.type }));

// With the same key another run continues this one, after a crash too: nothing is run twice.
const task = workflow.map(files, (file, index) => ({ Picture: file, Width: 64 + index }), { key: 'summer' });
console.log(await task.plan());
const { items } = await task.run({ onProgress: ({ done, total }) => console.log(`${done} of ${total}`) });
for (const item of items) console.log(item.key, item.status, item.status === 'completed' ? item.outputs : '');
