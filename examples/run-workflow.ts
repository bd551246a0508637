import { readFile } from 'node:fs/promises';

import { createClient, WorkflowValuesError } from '@x/resources';

using client = createClient({ baseUrl: process.env['INVOKEAI_URL'] ?? 'http://localhost:9090' });

// A file of the editor. The id or the name of a workflow of the library, or a picture made by one, will do as well.
const text = await readFile(new URL('postcard.json', import.meta.url), 'utf8');
const workflow = await client.services.workflows.open(text);
for (const { key, type, limits, value } of workflow.inputs) console.log(key, type.name, limits ?? '', value);

const wrong = { Width: 5_000, Softnes: 2 };
await workflow.run(wrong).catch((error: unknown) => {
  if (error instanceof WorkflowValuesError) for (const { message } of error.problems) console.log(message);
});

const run = await workflow.run({ Width: 210, Height: 148, 'soften.blur_type': 'box' });
console.log(await run.outputs()); // { Postcard: [name] }
