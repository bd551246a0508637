import { CliError, type CliErrorOptions, EXIT } from './cli-error.js';

/** Returns what an error means for somebody at the command line. */
export async function explain(error: unknown, server: string | undefined): Promise<CliError> {
  if (error instanceof CliError) return error;
  const { InvokeError } = await import('@x/transport/errors');
  if (!InvokeError.isInstance(error)) return unexpected(error);
  const message = error.message.replaceAll('\n- ', '; ');
  const address = server ?? 'the server';
  const at = (what: string, options: CliErrorOptions): CliError => new CliError(what, { ...options, cause: error });
  switch (error.name) {
    case 'InputError':
      return at(message, { code: 'usage', exitCode: EXIT.usage });
    case 'IncompleteError':
      return at('stopped half-way', { why: causeOf(error), hint: AGAIN, code: 'partial', exitCode: EXIT.partial });
    case 'AuthenticationError':
      return at(`${address} needs a login`, { why: message, hint: LOGIN, code: 'login', exitCode: EXIT.login });
    case 'PermissionError':
      return at('not allowed', { why: message, hint: 'Log in as another user.', code: 'login', exitCode: EXIT.login });
    case 'ConnectionError':
    case 'SocketError':
    case 'TimeoutError':
      return at(`no response from ${address}`, { why: message, hint: START, ...UNREACHABLE });
    case 'NotInvokeAIError':
    case 'RedirectError':
      return at(`${address} is not an InvokeAI server`, { why: message, hint: ADDRESS, ...UNREACHABLE });
    case 'NotFoundError':
      return missing(error, address);
    case 'UnsupportedOperationError':
      // Of an archive there is no newer release.
      return 'since' in error && error.since ? at('the server is too old for this', { why: message }) : at(message, {});
    default:
      return 'isRetryable' in error && error.isRetryable === true
        ? at(`${address} is busy`, { why: message, hint: 'Run it again in a moment.', ...UNREACHABLE })
        : at(message, {});
  }
}

const UNREACHABLE = { code: 'unreachable', exitCode: EXIT.unreachable } as const;
const AGAIN = 'Run it again to continue.';
const LOGIN = 'Log in: invoke auth login';
const ADDRESS = 'Name the server: --server URL, or the variable INVOKEAI_URL.';
const START = 'Start InvokeAI, name another server with --server URL, or start an embedded one: invoke sandbox';

const causeOf = ({ cause }: Error): string | undefined => (cause instanceof Error ? cause.message : undefined);

/** What the last parameter of a route names, and what lists such things. */
const THINGS: Readonly<Record<string, readonly [thing: string, list?: string]>> = {
  board_id: ['board', 'boards list'],
  image_name: ['image', 'images list'],
  item_id: ['job', 'jobs list'],
  key: ['model', 'models list'],
  video_name: ['video'],
  workflow_id: ['workflow'],
};

/** Returns what a server does not have. */
function missing(error: Error, address: string): CliError {
  const route = 'route' in error ? String(error.route) : '';
  const [thing, list] = THINGS[/\{(\w+)\}[^{]*$/.exec(route)?.[1] ?? ''] ?? [];
  const what = thing ? `there is no such ${thing} on ${address}` : `${address} does not have this`;
  const hint = list ? `See: invoke ${list}` : undefined;
  return new CliError(what, { why: error.message, hint, code: 'not-found', cause: error });
}

function unexpected(error: unknown): CliError {
  const message = error instanceof Error ? error.message : String(error);
  const isSystem = error instanceof Error && 'code' in error && typeof error.code === 'string';
  if (isSystem) return new CliError(message, { cause: error });
  const hint = 'This is a defect of this program; --debug prints where it is.';
  return new CliError(message, { code: 'unexpected', hint, cause: error });
}
