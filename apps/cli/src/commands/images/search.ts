import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { UsageError } from '../../error/cli-error.js';
import { selecting, toQuery } from '../../find/selection.js';
import { IMAGE_COLUMNS, IMAGE_FIELDS } from '../../view/image.js';

const { search: _, ...conditions } = selecting;

/** `invoke images search` */
export const search = command({
  kind: 'read',
  summary: 'Lists the images whose metadata contains a text, or has a value',
  details:
    'The server searches the JSON text of the metadata and the date; it ignores the case of ASCII letters only, and % and _ are wildcards. With --key the value of that entry must be equal to the text.',
  examples: [
    { line: 'images search mountain --board Landscapes', about: 'What has the word in its prompt, or elsewhere' },
    { line: 'images search 42 --key seed --json=image_name', about: 'The images of a seed, for a program' },
  ],
  flags: {
    ...listing,
    ...conditions,
    key: { type: 'text', placeholder: 'KEY', about: 'the entry of the metadata, such as seed' },
  },
  args: { text: { arity: 'one', about: 'the text, or with --key the value' } },
  fields: IMAGE_FIELDS,
  async run({ args, flags }, context) {
    if (args.text === '' && flags.key === undefined) {
      throw new UsageError('the text is empty', { hint: 'All images are listed by: invoke images list' });
    }
    const client = await context.connect();
    const query = await toQuery(flags, client, context);
    const { gallery } = client.services;
    const { signal } = context;
    const { key } = flags;
    const found =
      key === undefined
        ? gallery.list({ ...query, search_term: args.text }, { signal })
        : gallery.searchMetadata({ key, value: metadataValue(args.text) }, query, { signal });
    const rows = [];
    for await (const image of found) rows.push(image);
    context.print.list({ rows, columns: IMAGE_COLUMNS, empty: 'no images' });
  },
});

/** A number is meant as a number, any other text as a text. */
const metadataValue = (text: string): string | number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
