import { parseArgs } from 'node:util';

const USAGE =
  'usage: --port NUMBER --host ADDRESS --root FOLDER --web FOLDER --allow-origin ORIGIN ' +
  '--multiuser --strict-passwords --help';

/** What the program prints for `--help`. */
export const HELP = `x-sandbox serves an embedded InvokeAI 6.14.2, prints "ready URL", and runs until it is interrupted.

  --port NUMBER          the port; without it a free one
  --host ADDRESS         the address it listens on; without it 127.0.0.1, this machine alone
  --root FOLDER          keeps boards, images and the queue in this folder; without it in memory
  --web FOLDER           serves the web app in this folder, such as invokeai/frontend/web/dist of an installed InvokeAI
  --allow-origin ORIGIN  lets web pages of this origin read responses, such as http://localhost:5173;
                         repeat it for several, or give * for all
  --multiuser            has users who log in; the first one is created by POST /api/v1/auth/setup
  --strict-passwords     with --multiuser: passwords need eight characters, letters of both cases and a digit
  --help                 prints this`;

interface Flags {
  readonly isHelp: boolean;
  readonly port: number;
  readonly host: string | undefined;
  readonly root: string | undefined;
  readonly web: string | undefined;
  readonly allowOrigins: readonly string[];
  readonly multiuser: boolean;
  readonly strictPasswords: boolean;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  port: text,
  host: text,
  root: text,
  web: text,
  'allow-origin': { ...text, multiple: true },
  multiuser: flag,
  'strict-passwords': flag,
  help: { ...flag, short: 'h' },
} as const;

/** Parses the flags of the program. Throws an error whose message is for the user. */
export function readFlags(args: string[]): Flags {
  const { values, tokens } = parseArgs({ args, options: OPTIONS, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Error(`unexpected argument "${token.value}"; ${USAGE}`);
    if (token.kind !== 'option') continue;
    if (!isOption(token.name)) throw new Error(`unknown flag ${token.rawName}; ${USAGE}`);
    const isText = OPTIONS[token.name].type === 'string';
    if (isText && !token.value) throw new Error(`${token.rawName}: needs a value; ${USAGE}`);
    if (!isText && token.value !== undefined) throw new Error(`${token.rawName}: takes no value; ${USAGE}`);
  }
  const { port = '0', host, root, web } = values;
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`--port: must be a number from 0 to 65535, got "${port}"`);
  }
  const [multiuser, strictPasswords] = [values.multiuser === true, values['strict-passwords'] === true];
  if (strictPasswords && !multiuser) throw new Error(`--strict-passwords: needs --multiuser; ${USAGE}`);
  return {
    isHelp: values.help === true,
    port: Number(port),
    host: toText(host),
    root: toText(root),
    web: toText(web),
    allowOrigins: (values['allow-origin'] ?? []).map(toOrigin),
    multiuser,
    strictPasswords,
  };
}

const isOption = (name: string): name is keyof typeof OPTIONS => Object.hasOwn(OPTIONS, name);

const toText = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined);

/** Checks that a value is an origin, spelled as browsers send it: a difference is never noticed later. */
function toOrigin(value: string | boolean): string {
  const origin = URL.canParse(String(value)) ? new URL(String(value)).origin : undefined;
  if (value !== '*' && value !== origin) {
    const hint =
      origin === undefined || origin === 'null' ? 'such as http://localhost:5173' : `"${origin}" may be meant`;
    throw new Error(`--allow-origin: must be an origin, ${hint}; got "${value}"`);
  }
  return value;
}
