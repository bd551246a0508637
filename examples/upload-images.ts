import { readFile } from 'node:fs/promises';

import { createClient } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const { repositories, services } = createClient({ baseUrl });
const paths = process.argv.length > 2 ? process.argv.slice(2) : [new URL('picture.png', import.meta.url)];

const { board_id } = await services.boards.create({ name: 'Uploads' });
for (const path of paths) {
  const file = new Blob([await readFile(path)], { type: 'image/png' });
  const image = await repositories.images.upload(
    file,
    { board_id, image_category: 'user', metadata: { source: String(path).split('/').at(-1) } },
    { onProgress: ({ transferred }) => console.log(`${transferred} bytes sent`) },
  );
  console.log(image.image_name, image.width, image.height);
}
