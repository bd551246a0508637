import { fromJson } from '@x/transport/json';
import type { Route } from '@x/transport/transport';

import { type ChangeFlags, confirm, requireConsent } from '../change/confirm.js';
import { command } from '../command/command.js';
import type { Context } from '../command/context.js';
import { changing } from '../command/flags.js';
import { CliError, UsageError } from '../error/cli-error.js';
import { pathOf } from '../find/path.js';
import { readText } from '../find/read-text.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** `invoke api` */
export const api = command({
  kind: 'read',
  summary: 'Sends any request to the server and prints the response',
  details:
    'The body of a request is JSON, or @FILE for what is in a file. Requests other than GET and HEAD are confirmed, as any change. They are never sent twice.',
  examples: [
    { line: 'api GET /api/v1/app/version', about: 'A request' },
    { line: 'api GET /api/v1/images/ --query board_id=none --query limit=1', about: 'One with a query' },
  ],
  flags: {
    ...changing,
    body: { type: 'text', placeholder: 'JSON', about: 'the body, or @FILE' },
    query: { type: 'list', placeholder: 'NAME=VALUE', about: 'part of the query; may be repeated' },
  },
  args: {
    method: { arity: 'one', about: METHODS.join(', ') },
    path: { arity: 'one', about: 'the path, such as /api/v1/boards/' },
  },
  async run({ args, flags }, context) {
    const route = toRoute(args.method, args.path);
    const body = flags.body === undefined ? undefined : await readBody(flags.body, context);
    const query = toQuery(flags.query);
    const isRead = /^(GET|HEAD) /.test(route);
    if (!isRead) requireConsent(flags, context);
    if (flags.dryRun) {
      context.print.object({ route, query, body }, { request: route });
      return;
    }
    if (!isRead) await askFor(route, flags, context);
    const { transport } = await context.connect();
    const repeatable = isRead ? {} : { repeatable: false };
    const response = await transport.request(route, { query, body, ...repeatable, signal: context.signal });
    await printResponse(response, context);
  },
});

async function askFor(route: string, { yes }: ChangeFlags, context: Context): Promise<void> {
  if (!yes) await confirm([route], context);
}

/** Prints JSON as such; with `--json` any other response as a JSON text. A file would not survive as text. */
async function printResponse(response: Response, { print }: Context): Promise<void> {
  const type = response.headers.get('content-type') ?? '';
  if (response.body && /^(image|video|audio|font)\/|\b(zip|octet-stream)\b/.test(type)) {
    await response.body.cancel();
    throw new CliError(`the response is a file, ${type}`, { hint: 'Files are written by: invoke images download' });
  }
  const text = await response.text();
  if (/\bjson\b/.test(type) && (print.isTerminal || print.isJson)) print.value(fromJson(text, 'the response'));
  else if (print.isJson) print.value(text);
  else print.text(text);
}

function toRoute(method: string, path: string): Route {
  const known = METHODS.find((one) => one === method.toUpperCase());
  if (!known) throw new UsageError(`unknown method "${method}"`, { hint: `It is one of ${METHODS.join(', ')}.` });
  if (!/^\/[^{}]*$/.test(path))
    throw new UsageError(`"${path}" is not a path`, { hint: 'It begins with /api/v1/, for example.' });
  return `${known} ${path as `/${string}`}`;
}

function toQuery(pairs: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const query = new Map<string, string[]>();
  for (const pair of pairs) {
    const [name = '', ...value] = pair.split('=');
    if (name === '' || value.length === 0) throw new UsageError(`--query ${pair} is not NAME=VALUE`);
    query.set(name, [...(query.get(name) ?? []), value.join('=')]);
  }
  return Object.fromEntries(query);
}

async function readBody(text: string, { host }: Context): Promise<unknown> {
  const json = text.startsWith('@') ? await readText(pathOf(text.slice(1), host)) : text;
  try {
    return fromJson(json, '--body');
  } catch {
    throw new UsageError('--body is not JSON', { hint: 'Write JSON, or @FILE for a file that has it.' });
  }
}
