import { command } from '../../command/command.js';
import { connected } from '../../command/flags.js';
import { CliError } from '../../error/cli-error.js';

/** `invoke images meta` */
export const meta = command({
  kind: 'read',
  summary: 'Prints how an image was made: the metadata in it, as JSON',
  details: 'With --workflow or --graph the workflow of the editor or the graph that made it, which can be run again.',
  examples: [
    { line: 'images meta IMAGE', about: 'Its prompt, seed and model' },
    { line: 'images meta IMAGE --json', about: 'The same, for a program: null if it has none' },
  ],
  flags: {
    ...connected,
    workflow: { type: 'switch', about: 'the workflow of the editor' },
    graph: { type: 'switch', about: 'the graph that was run' },
  },
  args: { image: { arity: 'one', about: 'the name of an image' } },
  async run({ args, flags }, { connect, print, signal }) {
    const { images } = (await connect()).repositories;
    if (!flags.workflow && !flags.graph) {
      print.value((await images.metadata(args.image, { signal })) ?? null);
      return;
    }
    const embedded = await images.workflow(args.image, { signal });
    const text = flags.workflow ? embedded.workflow : embedded.graph;
    const what = flags.workflow ? 'workflow' : 'graph';
    if (text === null) throw new CliError(`${args.image} has no ${what}`, { code: 'not-found' });
    print.text(`${text.trim()}\n`);
  },
});
