import type { Client } from '@x/resources/client';

import { createCliClient } from '../connect/client.js';
import { chooseServer } from '../connect/server.js';
import { UsageError } from '../error/cli-error.js';
import type { Host } from '../host.js';
import { Printer } from '../output/printer.js';
import type { ArgumentSpecs, FlagSpecs, Input, NamedCommand } from './command.js';
import type { Context } from './context.js';
import type { Description } from './description.js';

/** What a context is made of. */
export interface ContextParts {
  readonly host: Host;
  readonly named: NamedCommand;
  readonly line: readonly string[];
  readonly input: Input<FlagSpecs, ArgumentSpecs>;
  readonly describeAll: () => Promise<Description>;
  readonly continueWith: (line: readonly string[]) => void;
  readonly agreed: () => void;
  readonly runLine: Context['runLine'];
  /** Called with the address of the server, once it is chosen, and of the one that fails. */
  readonly onAddress: (url: string) => void;
}

/** Returns what a command works with. Throws a `UsageError` for fields that it does not have. */
export function createContext({ host, named, line, input, ...rest }: ContextParts): Context & Disposable {
  const { words, command } = named;
  const name = words.join(' ');
  const flags = textsOf(input.flags);
  const { json } = input.flags;
  const print = new Printer(host, {
    isJson: json === true,
    fields: flags['fields'],
    known: command.fields,
    command: name,
  });
  let client: Client | undefined;
  return {
    ...{
      host,
      name,
      line,
      print,
      describeAll: rest.describeAll,
      continueWith: rest.continueWith,
      agreed: rest.agreed,
      runLine: rest.runLine,
      onFailure: rest.onAddress,
    },
    signal: command.kind === 'change' ? host.interrupted : AbortSignal.any([host.interrupted, host.closed]),
    async connect() {
      if (client) return client;
      const { url } = await chooseServer({ server: flags['server'], profile: flags['profile'] }, host);
      rest.onAddress(url);
      const token = input.flags['tokenStdin'] === true ? await tokenFrom(host.stdin) : undefined;
      client = await createCliClient(url, host, { token, onFailure: rest.onAddress });
      return client;
    },
    [Symbol.dispose]: () => client?.close(),
  };
}

const textsOf = (flags: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(flags).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

/** Returns the token that was piped. Rejects with a `UsageError` when there is none. */
async function tokenFrom({ secret }: Host['stdin']): Promise<string> {
  const token = (await secret())?.trim();
  if (token) return token;
  throw new UsageError('--token-stdin found no token', { hint: 'Pipe it: its first line is the token.' });
}
