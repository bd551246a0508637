import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';

import { createClient } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const { videos } = createClient({ baseUrl }).repositories;

const [path = new URL('film.mp4', import.meta.url)] = process.argv.slice(2);
const film = await videos.upload(await openAsBlob(path, { type: 'video/mp4' }), { metadata: { source: 'example' } });
console.log(film.video_name, `${film.width} × ${film.height}, ${film.duration} s`);

// The first 500 bytes, as if a download had stopped there, and then the rest of it.
const copy = join(await mkdtemp(join(tmpdir(), 'x-film-')), film.video_name);
const { bytes } = await videos.range(film.video_name, { start: 0, end: 500 });
await bytes.stream().pipeTo(Writable.toWeb(createWriteStream(copy)));
const rest = await videos.streamFrom(film.video_name, bytes.size);
await rest.pipeTo(Writable.toWeb(createWriteStream(copy, { flags: 'a' })));
console.log((await stat(copy)).size === (await videos.size(film.video_name)) ? 'complete' : 'incomplete');
