// Serves a sandbox and prints its address, and for each line that it reads how many bytes of memory it has had at most.
import { createInterface } from 'node:readline';

import { createSandbox } from '../../src/sandbox.js';
import { serve } from '../../src/serve.js';

const { url } = await serve(createSandbox({ root: process.argv[2] }));
let most = 0;
const measure = () => {
  most = Math.max(most, process.memoryUsage.rss());
};
setInterval(measure, 5);
console.log(url);
createInterface(process.stdin).on('line', () => {
  measure();
  console.log(most);
});
