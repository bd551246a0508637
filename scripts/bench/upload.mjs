import { interleave } from './interleave.mjs';
import { built, dependency } from './packages.mjs';
import { startServer } from './start-server.mjs';

const FILES = 200;
const AT_ONCE = [1, 2, 4, 6, 8];
const ROUNDS = 5;

/** 200 small pictures uploaded through a repository against a bare loop at its best. */
export async function benchUpload(server) {
  using sandbox = await startServer('sandbox.mjs');
  const files = await drawPictures(FILES);
  const idle = await race(files, server.url);
  const working = await race(files, sandbox.url);
  return {
    title: `Upload of ${FILES} pictures, median of ${ROUNDS} interleaved rounds`,
    rows: Object.keys(working.times).map((what) => ({
      what,
      'ms, a server that re-encodes': working.times[what].toFixed(0),
      'x best bare': (working.best / working.times[what]).toFixed(2),
      'ms, a server that does nothing': idle.times[what].toFixed(0),
      'x best bare ': (idle.best / idle.times[what]).toFixed(2),
    })),
    aims: [['upload against the best bare loop', working.best / working.times[OURS], '>=', 0.95]],
  };
}

const OURS = 'ImageRepository.upload';

async function race(files, url) {
  const { ImageRepository } = await import(built('repositories', 'image'));
  const { createHttpTransport } = await import(built('transport', 'http-transport'));
  const images = new ImageRepository(createHttpTransport({ baseUrl: url }));
  const loops = AT_ONCE.map((most) => [`bare fetch, ${most} at once`, () => loop(files, most, url)]);
  const ours = () => Promise.all(files.map((file) => images.upload(file)));
  const times = await interleave({ ...Object.fromEntries(loops), [OURS]: ours }, ROUNDS, 1);
  return { times, best: Math.min(...loops.map(([name]) => times[name])) };
}

async function loop(files, most, url) {
  const left = [...files];
  const work = async () => {
    for (let file = left.pop(); file; file = left.pop()) {
      const body = new FormData();
      body.set('file', file);
      const path = '/api/v1/images/upload?image_category=user&is_intermediate=false';
      const response = await fetch(`${url}${path}`, { method: 'POST', body });
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: most }, work));
}

/** Returns so many pictures of noise, so that one of 64 pixels square fills some 12 kB. */
export async function drawPictures(count) {
  const { default: sharp } = await import(dependency('sharp', 'sandbox'));
  const noise = { type: 'gaussian', mean: 128, sigma: 50 };
  const create = { width: 64, height: 64, channels: 3, background: 'black', noise };
  const draw = async () => new File([await sharp({ create }).png().toBuffer()], 'a.png', { type: 'image/png' });
  return Promise.all(Array.from({ length: count }, draw));
}
