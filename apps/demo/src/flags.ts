import { parseArgs } from 'node:util';

import { TourError } from './tour-error.js';

export const help = `A tour of the InvokeAI SDK: it turns a folder of images into an ordered gallery.

  npm run demo -- [flags]

  --images DIR     use the PNG, JPEG and WebP files of a folder instead of sample images
  --server URL     use a running InvokeAI instead of a sandbox
  --token TOKEN    the token for --server, if its users log in; better in the variable INVOKEAI_TOKEN
  --prompt TEXT    generate an image, if the server has a main model of base sd-1
  --keep           keep everything that the tour creates
  --output DIR     write contact sheets to this folder instead of a new temporary one
  --json           print one JSON document
  --help           print this text
`;

const options = {
  help: { type: 'boolean', default: false },
  images: { type: 'string' },
  json: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  output: { type: 'string' },
  prompt: { type: 'string' },
  server: { type: 'string' },
  token: { type: 'string' },
} as const;

/** Parses the flags of a command line. */
export function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    return { ...values, token: values.token ?? process.env['INVOKEAI_TOKEN'] };
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new TourError(`${reason.replace(/\.$/, '')}; --help lists the flags.`);
  }
}
export type Flags = ReturnType<typeof readFlags>;
