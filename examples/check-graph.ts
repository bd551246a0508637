import { AppRepository } from '@x/repositories/app';
import { createGraph, NodeCatalog } from '@x/services/graph';
import { createHttpTransport } from '@x/transport/http-transport';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const catalog = new NodeCatalog({ app: new AppRepository(createHttpTransport({ baseUrl })) });

const graph = createGraph();
const blank = graph.add('blank_image', { width: 256, height: 99.5 });
graph.add('img_blurr', { image: blank.out('image'), radius: 4 });

for (const { severity, nodeId, field, message } of await graph.lint(catalog)) {
  console.log(severity, nodeId, field ?? '', message);
}
