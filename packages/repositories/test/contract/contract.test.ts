import { createSandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';

import { WorkflowRepository } from '../../src/workflow.js';
import { implementations } from '../support/implementations.js';
import { testBoards } from './board-cases.js';
import { testVideos } from './video-cases.js';
import { testWorkflows } from './workflow-cases.js';

for (const [name, open] of implementations) {
  testBoards({ name, open, resizes: true, hasThumbnails: true });
  testVideos({ name, open, resizes: true, hasThumbnails: true });
}

testWorkflows({
  name: 'over HTTP',
  open: async () =>
    new WorkflowRepository(createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch: createSandbox().fetch })),
});
