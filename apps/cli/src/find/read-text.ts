import { readFile } from 'node:fs/promises';

/** Returns the text of a file in UTF-8, without the mark that editors of Windows write before it. */
export const readText = async (path: string): Promise<string> => new TextDecoder().decode(await readFile(path));
