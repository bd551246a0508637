// Run in a process of its own, with the arguments of client.mjs: the same requests by plain `fetch`, with nothing else.
import { open } from 'node:fs/promises';
import { join } from 'node:path';

const [kind, from, to] = process.argv.slice(2);
const { image_names: names } = await json(`${from}/api/v1/images/names`);
const left = [...names];
await Promise.all(Array.from({ length: 4 }, work));

async function work() {
  for (let name = left.pop(); name; name = left.pop()) {
    const response = await fetch(`${from}/api/v1/images/i/${name}/full`);
    if (kind === 'copy') await upload(await response.blob());
    else await write(name, response.body);
  }
}

async function upload(blob) {
  const body = new FormData();
  body.set('file', blob, 'image');
  await json(`${to}/api/v1/images/upload?image_category=user&is_intermediate=false`, { method: 'POST', body });
}

async function write(name, body) {
  const file = await open(join(to, name), 'wx');
  for await (const chunk of body) await file.write(chunk);
  await file.datasync();
  await file.close();
}

async function json(url, init) {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}
