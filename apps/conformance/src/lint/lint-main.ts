import { parseArgs } from 'node:util';

import { createHttpTransport } from '@x/transport/http-transport';

import { lintAgainstServer } from './lint-against-server.js';

const { values } = parseArgs({
  options: {
    server: { type: 'string', default: 'http://127.0.0.1:9090' },
    seed: { type: 'string', multiple: true, default: ['1'] },
    count: { type: 'string', default: '300' },
  },
});

const transport = createHttpTransport({ baseUrl: values.server });
for (const seed of values.seed.map(Number)) {
  const { disagreements, ...figures } = await lintAgainstServer({ transport, seed, count: Number(values.count) });
  console.log(`seed ${seed}: ${JSON.stringify(figures)}`);
  for (const { problem, mutation, server, findings, subject } of disagreements) {
    console.log(`\n${problem}: ${mutation}\n  server: ${server}`);
    for (const finding of findings) console.log(`  lint: ${JSON.stringify(finding)}`);
    console.log(`  ${JSON.stringify(subject)}`);
  }
  const { cases, rejected, found, named, falseAlarms } = figures;
  if (cases === 0 || falseAlarms > 0 || Math.min(found, named) < 0.95 * rejected) process.exitCode = 1;
}
