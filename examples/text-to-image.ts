import { createClient } from '@x/resources/client';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
using client = createClient({ baseUrl });
const { recipes } = client.services;

const families = await recipes.support();
const [model] = families.flatMap(({ models }) => models.filter(({ reasons }) => reasons.length === 0));
if (model) {
  const run = await recipes.textToImage({ model: model.model, prompt: 'a lighthouse at night', count: 2 });
  console.log(`seeds ${run.plan.seeds.join(' and ')}`, run.plan.settings, ...run.plan.notes);
  for await (const { event } of run.batch.events()) {
    if (event.type === 'progress') console.log(event.message, event.percentage, event.preview?.width);
  }
  for (const { image_name } of await run.images()) console.log(image_name);
}
for (const { family, reasons, models } of families)
  console.log(family, ...reasons, ...models.flatMap((one) => one.reasons));
