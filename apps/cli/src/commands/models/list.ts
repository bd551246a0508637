import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { MODEL_COLUMNS, MODEL_FIELDS } from '../../view/model.js';

/** `invoke models list` */
export const list = command({
  kind: 'read',
  summary: 'Lists the models that are installed, by name',
  details: 'Columns: name, type, base, format, size, key.',
  examples: [
    { line: 'models list --type lora', about: 'Those of a type' },
    { line: 'models list --json=name,hash', about: 'Names and hashes, for a program' },
  ],
  flags: {
    ...listing,
    type: { type: 'text', placeholder: 'TYPE', about: 'those of a type, such as main or lora' },
    base: { type: 'text', placeholder: 'BASE', about: 'those for an architecture, such as sdxl' },
    missing: { type: 'switch', about: 'those whose files are gone' },
  },
  args: {},
  fields: MODEL_FIELDS,
  async run({ flags }, { connect, print, signal }) {
    const { models } = (await connect()).repositories;
    const { type, base, missing } = flags;
    const rows = [];
    for await (const model of missing ? models.listMissing({ signal }) : models.list({}, { signal })) {
      const isWanted = (!type || String(model.type) === type) && (!base || model.base === base);
      if (isWanted) rows.push(model);
    }
    print.list({ rows, columns: MODEL_COLUMNS, empty: 'no models' });
  },
});
