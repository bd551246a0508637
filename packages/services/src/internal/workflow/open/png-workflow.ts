import { InputError } from '@x/transport/errors';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORD = 'invokeai_workflow';

/** Returns the JSON text of the workflow that InvokeAI embedded in a PNG; `undefined` when there is none. */
export async function embeddedWorkflow(file: Uint8Array): Promise<string | undefined> {
  if (!SIGNATURE.every((byte, index) => file[index] === byte)) {
    throw new InputError('source', 'must be a PNG: other files of pictures have no workflow in them');
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    const type = latin1(file.subarray(at + 4, at + 8));
    const data = file.subarray(at + 8, at + 8 + length);
    if (data.length < length) break; // cut off
    const text = await textOf(type, data);
    if (text !== undefined) return text;
    at += 12 + length;
  }
  return undefined;
}

async function textOf(type: string, data: Uint8Array): Promise<string | undefined> {
  const end = data.indexOf(0);
  if (end < 0 || !['iTXt', 'tEXt', 'zTXt'].includes(type) || latin1(data.subarray(0, end)) !== KEYWORD)
    return undefined;
  const rest = data.subarray(end + 1);
  if (type === 'tEXt') return latin1(rest);
  if (type === 'zTXt') return latin1(await inflate(rest.subarray(1)));
  const afterLanguage = rest.indexOf(0, 2);
  const body = rest.subarray(rest.indexOf(0, afterLanguage + 1) + 1);
  return new TextDecoder().decode(rest[0] === 1 ? await inflate(body) : body);
}

/** `TextDecoder` reads Latin-1 as Windows-1252. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new InputError('source', 'the workflow in the picture cannot be decompressed', undefined, { cause });
  }
}
