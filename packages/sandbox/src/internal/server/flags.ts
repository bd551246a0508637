import { parseArgs } from 'node:util';

const USAGE = 'It takes --port NUMBER, --host ADDRESS and --root FOLDER.';

interface Flags {
  readonly port: number;
  readonly host: string | undefined;
  readonly root: string | undefined;
}

/** Reads the program's flags. Throws one sentence, or two, about what is wrong with them. */
export function readFlags(args: string[]): Flags {
  const text = { type: 'string' } as const;
  const { values, tokens } = parseArgs({
    args,
    options: { port: text, host: text, root: text },
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Error(`I do not know what to do with "${token.value}". ${USAGE}`);
    if (token.kind !== 'option') continue;
    if (!['port', 'host', 'root'].includes(token.name)) throw new Error(`There is no flag ${token.rawName}. ${USAGE}`);
    if (!token.value) throw new Error(`${token.rawName} needs a value. ${USAGE}`);
  }
  const { port = '0', host, root } = values;
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`--port must be a number from 0 to 65535, not "${port}".`);
  }
  return { port: Number(port), host: toText(host), root: toText(root) };
}

const toText = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined);
