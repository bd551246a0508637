import { createSandbox } from '@x/sandbox';

/** Returns so many PNG files, of which no two have the same content. */
export async function makePictures(count: number): Promise<Uint8Array[]> {
  using sandbox = createSandbox();
  const images = Array.from({ length: count }, (_, at) => ({ image_name: `${at}.png`, width: 8 + at, height: 8 }));
  await sandbox.seed({ images });
  const responses = images.map(({ image_name }) =>
    sandbox.fetch(`http://localhost/api/v1/images/i/${image_name}/full`),
  );
  return await Promise.all(responses.map(async (response) => (await response).bytes()));
}
