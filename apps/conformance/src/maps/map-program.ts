// One map over pictures in a process of its own, which kills itself when a share of the items has ended:
// `node map-program.ts URL COUNT KEY JOURNAL SHARE`. Prints its requests other than uploads, and the outcome of each item.
import { existsSync, renameSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

import { createClient } from '@x/resources/client';

import { pictureOf } from '../transfers/picture-of.js';

const [baseUrl = '', count = '0', key = '', journalFile = '', share = '1'] = process.argv.slice(2);
const requests: string[] = [];
using client = createClient({
  baseUrl,
  fetch: (input, init) => {
    const { method, url } = new Request(input, { ...init, body: null });
    const { pathname } = new URL(url);
    if (!pathname.endsWith('/images/upload')) requests.push(`${method} ${pathname}`);
    return fetch(input, init);
  },
});
const journal = {
  read: async () => (existsSync(journalFile) ? readFile(journalFile, 'utf8') : undefined),
  write: async (text: string) => {
    await writeFile(`${journalFile}.new`, text);
    renameSync(`${journalFile}.new`, journalFile);
  },
};
const document = await readFile(new URL('../../../../examples/resize.json', import.meta.url), 'utf8');
const files = Array.from({ length: Number(count) }, (_, index) => pictureOf(index));
const workflow = await client.services.workflows.open(document);
const task = workflow.map(files, (file, index) => ({ Picture: file, Width: 64 + index }), { key, journal });
const { items } = await task.run({
  onProgress: ({ done, total }) => {
    if (Number(share) < 1 && done >= Number(share) * total) process.kill(process.pid, 'SIGKILL');
  },
});
const names = items.flatMap((item) => (item.status === 'completed' ? Object.values(item.outputs).flat() : []));
console.log(JSON.stringify({ requests, statuses: items.map(({ status }) => status), names }));
process.exit();
