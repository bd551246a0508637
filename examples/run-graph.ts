import { createClient, createGraph } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
using client = createClient({ baseUrl });

const graph = createGraph();
const blank = graph.add('blank_image', { width: 256, height: 256 });
graph.add('img_blur', { image: blank.out('image'), radius: 4 });

const job = await client.services.jobs.enqueue(graph.build());
for await (const event of job.events()) console.log(event.type);
for (const { image_name, width } of await job.images()) console.log(image_name, width);
