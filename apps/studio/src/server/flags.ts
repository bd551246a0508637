import { parseArgs } from 'node:util';

/** What the program prints for `--help`. */
export const HELP = `studio serves a web app for InvokeAI, prints its address, and runs until it is interrupted.

  --server URL       the server to work with; without it a sandbox with pictures of its own
  --server NAME=URL  the same, under a name; for several servers give it several times
  --archive PATH     opens an archive, a folder or a zip file, which is read only; several times for several
  --port NUMBER      the port of the page; without it 5180, or a free one if that is taken
  --images N         puts N more records into the sandbox, which share one small picture
  --build DIR        writes the page's files into a folder, for hosting beside a server, and ends
  --help             prints this`;

/** A server to work with. */
interface ServerFlag {
  readonly url: string;
  /** Left out, it is called after its host. */
  readonly name: string | undefined;
}

/** What the program was asked to do. */
export interface Flags {
  readonly isHelp: boolean;
  /** The servers to work with; without one, and without an archive, a sandbox is started. */
  readonly servers: readonly ServerFlag[];
  /** Paths of archives. */
  readonly archives: readonly string[];
  /** Without one, a preferred port or a free one. */
  readonly port: number | undefined;
  readonly images: number;
  /** The folder to write the page into instead of serving it. */
  readonly build: string | undefined;
}

/** Parses the flags of the program. Throws an error whose message is for the user. */
export function readFlags(args: string[]): Flags {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  const options = {
    server: texts,
    archive: texts,
    port: text,
    images: text,
    build: text,
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { values } = parseArgs({ args, options });
  const { server = [], archive = [], images } = values;
  if (images !== undefined && server.length + archive.length > 0) {
    throw new Error('--images: is for the sandbox; leave out --server and --archive');
  }
  return {
    isHelp: values.help === true,
    servers: server.map(toServer),
    archives: archive,
    port: toNumber('--port', values.port, 65_535),
    images: toNumber('--images', images, 2_000_000) ?? 0,
    build: values.build,
  };
}

function toServer(value: string): ServerFlag {
  const [, name, url] = /^(?!https?:)([^=]+)=(.*)$/s.exec(value) ?? [undefined, undefined, value];
  const isHttp = url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isHttp) throw new Error('--server: must be an http or https address, such as http://localhost:9090');
  return { url, name };
}

function toNumber(flag: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number <= most) return number;
  throw new Error(`${flag}: must be a whole number from 0 to ${most}, got "${value}"`);
}
