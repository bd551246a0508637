import { interleave } from './interleave.mjs';
import { built } from './packages.mjs';

const ROUNDS = 400;
const SIZES = { 'of 1 kB': 1_000, 'of 12 kB': 12_000, 'of 60 kB': 60_000 };
const PATH = '/api/v1/images/upload?image_category=user&is_intermediate=false';

/** One small file at a time, uploaded to a server that does nothing, against the shortest loop around `fetch`. */
export async function benchSmallUpload({ url }) {
  const { ImageRepository } = await import(built('repositories', 'image'));
  const { createHttpTransport } = await import(built('transport', 'http-transport'));
  const images = new ImageRepository(createHttpTransport({ baseUrl: url }));
  const contestants = Object.entries(SIZES).flatMap(([name, size]) => {
    const file = new File([crypto.getRandomValues(new Uint8Array(size))], 'a.png', { type: 'image/png' });
    const upload = async () => {
      const body = new FormData();
      body.set('file', file);
      await (await fetch(`${url}${PATH}`, { method: 'POST', body })).json();
    };
    return [
      [`bare fetch ${name}`, upload],
      [`ours ${name}`, () => images.upload(file)],
    ];
  });
  const times = await interleave(Object.fromEntries(contestants), ROUNDS, 60);
  const ratio = (name) => times[`ours ${name}`] / times[`bare fetch ${name}`];
  return {
    title: `Upload of one small file, median of ${ROUNDS} interleaved rounds`,
    rows: Object.keys(SIZES).map((name) => ({
      file: name,
      'ms, bare fetch': times[`bare fetch ${name}`].toFixed(2),
      'ms, ImageRepository.upload': times[`ours ${name}`].toFixed(2),
      'x bare': ratio(name).toFixed(2),
    })),
    aims: Object.keys(SIZES).map((name) => [`small upload ${name} against bare fetch`, ratio(name), '<=', 1.5]),
  };
}
