// prints: 3 items in the gallery, counted with 1 request
import { GalleryRepository } from '@x/repositories/gallery';
import { ImageRepository } from '@x/repositories/image';
import { GalleryService } from '@x/services';
import { createHttpTransport } from '@x/transport';

let requests = 0;
const transport = createHttpTransport({
  baseUrl: 'http://127.0.0.1:9',
  fetch: async () => {
    requests++;
    return Response.json({ offset: 0, limit: 0, total: 3, items: [] });
  },
});
const gallery = new GalleryService({
  gallery: new GalleryRepository(transport),
  images: new ImageRepository(transport),
});
const count = await gallery.count({ board_id: 'none' });
console.log(`${count} items in the gallery, counted with ${requests} request`);
