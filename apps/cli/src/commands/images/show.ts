import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { IMAGE_FIELDS, imageLines } from '../../view/image.js';

/** `invoke images show` */
export const show = command({
  kind: 'read',
  summary: 'Prints one image: its size, board and dates',
  examples: [
    { line: 'images show IMAGE', about: 'An image by its name' },
    { line: 'images show IMAGE --json=board_id', about: 'The board that it is on, for a program' },
  ],
  flags: listing,
  args: { image: { arity: 'one', about: 'the name of an image' } },
  fields: IMAGE_FIELDS,
  async run({ args }, { connect, print, signal }) {
    const { repositories } = await connect();
    const image = await repositories.images.get(args.image, { signal });
    print.object(image, imageLines(image));
  },
});
