import { InputError } from '@x/transport/errors';

import { isPng, pngTexts } from '../../png-texts.js';

/** Returns the JSON text of the workflow that InvokeAI embedded in a PNG; `undefined` when there is none. */
export async function embeddedWorkflow(file: Uint8Array): Promise<string | undefined> {
  if (!isPng(file)) {
    throw new InputError('source', 'must be a PNG: other files of pictures have no workflow in them');
  }
  for (const text of pngTexts(file)) if (text.keyword === 'invokeai_workflow') return text.read();
  return undefined;
}
