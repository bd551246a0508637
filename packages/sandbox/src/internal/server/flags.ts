import { parseArgs } from 'node:util';

const USAGE = 'usage: --port NUMBER --host ADDRESS --root FOLDER';

interface Flags {
  readonly port: number;
  readonly host: string | undefined;
  readonly root: string | undefined;
}

/** Parses the flags of the program. Throws an error whose message is for the user. */
export function readFlags(args: string[]): Flags {
  const text = { type: 'string' } as const;
  const { values, tokens } = parseArgs({
    args,
    options: { port: text, host: text, root: text },
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Error(`unexpected argument "${token.value}"; ${USAGE}`);
    if (token.kind !== 'option') continue;
    if (!['port', 'host', 'root'].includes(token.name)) throw new Error(`unknown flag ${token.rawName}; ${USAGE}`);
    if (!token.value) throw new Error(`${token.rawName}: needs a value; ${USAGE}`);
  }
  const { port = '0', host, root } = values;
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`--port: must be a number from 0 to 65535, got "${port}"`);
  }
  return { port: Number(port), host: toText(host), root: toText(root) };
}

const toText = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined);
