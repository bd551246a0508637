import createOpenApiClient from 'openapi-fetch';

import { interleave } from './interleave.mjs';
import { built, dependency } from './packages.mjs';

const ROUNDS = 300;

/** The validated list of 1 000 images against the same list unchecked. */
export async function benchList({ url, bytes }) {
  const { ImageRepository } = await import(built('repositories', 'image'));
  const { createHttpTransport } = await import(built('transport', 'http-transport'));
  const { default: ky } = await import(dependency('ky', 'transport'));
  const images = new ImageRepository(createHttpTransport({ baseUrl: url }));
  const openApi = createOpenApiClient({ baseUrl: url });
  const path = '/api/v1/images/';
  const query = { offset: 0, limit: 1_000 };

  const times = await interleave(
    {
      raw: async () => JSON.parse(await (await fetch(`${url}${path}?offset=0&limit=1000`)).text()),
      'plain ky': () => ky.get(`${url}${path}`, { searchParams: query }).json(),
      'openapi-fetch': () => openApi.GET(path, { params: { query } }).then(() => undefined),
      ours: () => images.page(query),
    },
    ROUNDS,
    60,
  );
  return {
    title: `List of 1 000 images, ${bytes} bytes, median of ${ROUNDS} interleaved rounds`,
    rows: Object.entries(times).map(([name, time]) => ({
      name: { raw: 'fetch + JSON.parse', ours: 'ImageRepository.page, validated' }[name] ?? name,
      ms: time.toFixed(2),
      'x raw': (time / times.raw).toFixed(2),
      'x plain ky': (time / times['plain ky']).toFixed(2),
    })),
    aims: [
      ['validated list against raw', times.ours / times.raw, '<=', 1.3],
      ['validated list against plain ky', times.ours / times['plain ky'], '<=', 1.2],
    ],
  };
}
