import { once } from 'node:events';

import { createRepositories } from '@x/repositories/repositories';
import { createHttpTransport } from '@x/transport/http-transport';

import { createServices } from '../../src/services.js';
import { invocation, workflowDocument } from './workflow-document.js';

/** Adds up two numbers. */
const adding = workflowDocument([invocation('sum', 'add', { a: 1, b: 1 }, { isIntermediate: false })]);

// Maps over ten numbers, and sends them only after a line of input.
const [baseUrl = ''] = process.argv.slice(2);
const transport = createHttpTransport({
  baseUrl,
  fetch: async (input, init) => {
    if (String(input instanceof Request ? input.url : input).includes('enqueue_batch')) {
      console.log('sending');
      await once(process.stdin, 'data');
    }
    return fetch(input, init);
  },
});
const { workflows } = createServices(createRepositories(transport));
const numbers = Array.from({ length: 10 }, (_, index) => index);
const task = (await workflows.open(adding)).map(numbers, (number) => ({ 'sum.a': number }), { key: 'shared' });
const outcome = await task.run().then(
  ({ items }) => items.map(({ status }) => status).join(' '),
  ({ name, message }) => `${name}: ${message}`,
);
console.log(outcome);
process.exit();
