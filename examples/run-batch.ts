import { createClient } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
using client = createClient({ baseUrl });

// One graph, three widths: three items on the queue, sent in one request.
const batch = await client.services.jobs.enqueueBatch({
  graph: { nodes: { blank: { id: 'blank', type: 'blank_image', width: 64, height: 64 } }, edges: [] },
  data: [[{ node_path: 'blank', field_name: 'width', items: [64, 128, 256] }]],
});

for await (const { job, event } of batch.events()) console.log(job.id, event.type);
for (const images of await batch.images())
  console.log(images.map(({ image_name, width }) => `${image_name}: ${width}`));
