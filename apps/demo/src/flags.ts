import { parseArgs } from 'node:util';

import { TourError } from './tour-error.js';

export const help = `A tour of the InvokeAI SDK: pictures become an ordered gallery.

  npm run demo -- [flags]

  --pictures DIR   take the PNG, JPEG and WebP files of a folder, not pictures made here
  --server URL     go to a real InvokeAI, not to a sandbox started here
  --prompt TEXT    let a real server draw this, when it has a model of base sd-1
  --keep           leave everything behind, to look at it
  --output DIR     where contact sheets go, by default a new temporary folder
  --json           print one JSON document, for programs
  --help           print this
`;

const options = {
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  output: { type: 'string' },
  pictures: { type: 'string' },
  prompt: { type: 'string' },
  server: { type: 'string' },
} as const;

/** Returns what was asked for on the command line. */
export function readFlags(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, strict: true }).values;
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new TourError(`${reason.replace(/\.$/, '')}; --help shows the flags.`);
  }
}
export type Flags = ReturnType<typeof readFlags>;
