import { readMetadata } from '@x/metadata/metadata';
import { redact } from '@x/metadata/redact';
import { readMetadataSync } from '@x/metadata/sync';

const limits = { textBytes: 262_144, totalBytes: 524_288, parts: 4_096 };
/** The most that is read in one step beyond what a text may have. */
const slack = 65_536;

/** Returns what is wrong in how a file is read: it throws, or it reads more than the limits allow. */
export async function checkMutation(bytes: Uint8Array): Promise<readonly string[]> {
  const counted = { reads: 0, longest: 0 };
  const source = {
    size: bytes.length,
    read: async (offset: number, length: number) => {
      counted.reads++;
      counted.longest = Math.max(counted.longest, length);
      return bytes.subarray(offset, offset + length);
    },
  };
  const problems: string[] = [];
  try {
    const read = await readMetadata(source, { limits });
    const characters = read.texts.reduce((sum, { text }) => sum + text.length, 0);
    // A text of a container of texts may be there twice: the whole, and what is in it.
    if (characters > 4 * limits.totalBytes) problems.push(`texts of ${characters} characters`);
    if (read.warnings.length > 100) problems.push(`${read.warnings.length} warnings`);
    if (Object.values(read).includes(undefined)) problems.push('a field that is undefined');
    redact({ texts: read.texts });
    const atOnce = readMetadataSync(bytes, { limits });
    if (atOnce.texts.length !== read.texts.length) problems.push('read at once, it has other texts');
  } catch (error) {
    problems.push(`throws ${error instanceof Error ? error.stack : String(error)}`);
  }
  if (counted.longest > limits.textBytes + slack) problems.push(`reads ${counted.longest} bytes in one step`);
  if (counted.reads > limits.parts + 100) problems.push(`reads ${counted.reads} times`);
  return problems;
}
