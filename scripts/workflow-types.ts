// Writes the types of workflows next to their files: `npm run workflow-types -- FILE… [--server URL]`. The node types are
// those of the server, or of the sandbox.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { createRepositories } from '../packages/repositories/src/repositories.js';
import { createSandbox } from '../packages/sandbox/src/sandbox.js';
import { createServices } from '../packages/services/src/services.js';
import { workflowTypes } from '../packages/services/src/workflow-types.js';
import { createHttpTransport } from '../packages/transport/src/http-transport.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { server: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log('npm run workflow-types -- FILE… [--server URL]');
} else if (positionals.length === 0) {
  console.error('name the files of workflows: npm run workflow-types -- portrait.json --server http://localhost:9090');
  process.exitCode = 2;
} else {
  using sandbox = createSandbox();
  const fetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    sandbox.fetch(new Request(input, init));
  const transport = createHttpTransport(
    values.server === undefined ? { baseUrl: 'http://sandbox', fetch } : { baseUrl: values.server },
  );
  const types = await createServices(createRepositories(transport)).nodes.types();
  for (const path of positionals) {
    const target = `${path.replace(/\.json$/, '')}.workflow.ts`;
    await writeFile(target, workflowTypes(JSON.parse(await readFile(path, 'utf8')), { types }));
    console.log(target);
  }
}
