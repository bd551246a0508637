import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { CliError } from '../../error/cli-error.js';
import { nearest } from '../../find/nearest.js';
import { MODEL_FIELDS, modelLines } from '../../view/model.js';

/** `invoke models show` */
export const show = command({
  kind: 'read',
  summary: 'Prints one model: its files, its hash and where it is from',
  examples: [
    { line: 'models show "Film grain"', about: 'A model by its name' },
    { line: 'models show "Film grain" --json=hash', about: 'Its hash, for a program' },
  ],
  flags: listing,
  args: { model: { arity: 'one', about: 'the name, the key or the hash of a model', completes: 'model' } },
  fields: MODEL_FIELDS,
  async run({ args }, { connect, print, signal }) {
    const { repositories } = await connect();
    const models = [];
    for await (const model of repositories.models.list({}, { signal })) models.push(model);
    const wanted = args.model;
    const found =
      models.find(({ key, hash }) => key === wanted || hash === wanted) ?? models.find(({ name }) => name === wanted);
    if (found) {
      print.object(found, modelLines(found));
      return;
    }
    const similar = nearest(
      wanted,
      models.map(({ name }) => name),
    );
    const hint = similar === undefined ? 'See: invoke models list' : `Did you mean "${similar}"?`;
    throw new CliError(`no model has the name, the key or the hash "${wanted}"`, { code: 'not-found', hint });
  },
});
