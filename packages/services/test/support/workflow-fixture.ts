import { createRepositories, type Repositories } from '@x/repositories/repositories';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { onTestFinished } from 'vitest';

import { createServices, type Services } from '../../src/services.js';

/** The services on a sandbox, and the requests they sent. */
export interface WorkflowFixture extends Services {
  readonly sandbox: Sandbox;
  readonly repositories: Repositories;
  /** Method and path of every request, in order. */
  readonly requests: string[];
}

/** Changes a node type in the server's OpenAPI document. */
type ChangeTypes = (document: { readonly components: { readonly schemas: Record<string, unknown> } }) => void;

/** Creates services on a sandbox with a few models, which is closed when the test ends. */
export async function createWorkflowFixture(changeTypes?: ChangeTypes): Promise<WorkflowFixture> {
  const sandbox = createSandbox();
  const requests: string[] = [];
  const transport = createHttpTransport({
    baseUrl: 'http://sandbox',
    retries: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(`${request.method} ${new URL(request.url).pathname.replace('/api/', '')}`);
      const response = await sandbox.fetch(request);
      if (!changeTypes || !request.url.endsWith('/openapi.json')) return response;
      const document = await response.json();
      changeTypes(document);
      return Response.json(document);
    },
  });
  const repositories = createRepositories(transport);
  const services = createServices(repositories);
  onTestFinished(() => {
    services.jobs.close();
    sandbox.close();
  });
  return { ...services, sandbox, repositories, requests };
}
