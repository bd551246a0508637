import { createClient } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const { services } = createClient({ baseUrl });

console.log(await services.gallery.count(), 'images and videos');

// Names are read once, images a window at a time: memory stays constant, and `break` stops the requests.
let shown = 0;
for await (const { image_name, created_at, width, height } of services.gallery.search('20')) {
  console.log(image_name, `${width} x ${height}`, created_at);
  if (++shown === 10) break;
}
