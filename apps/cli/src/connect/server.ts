import { UsageError } from '../error/cli-error.js';
import type { Host } from '../host.js';
import { profileNamed, readSettings } from './settings.js';

/** A server, and what named it. */
export interface ChosenServer {
  readonly url: string;
  readonly from: '--server' | '--profile' | 'INVOKEAI_URL' | 'INVOKEAI_PROFILE' | 'configuration' | 'default';
  readonly profile?: string | undefined;
}

/** Where InvokeAI is by default. */
const DEFAULT_URL = 'http://127.0.0.1:9090';

/** What the command line says of the server. */
export interface ServerFlags {
  readonly server?: string | undefined;
  readonly profile?: string | undefined;
}

/** Returns the server to use: of the flags, else of the environment, else of the configuration, else the default. */
export async function chooseServer({ server, profile }: ServerFlags, host: Host): Promise<ChosenServer> {
  if (server !== undefined && profile !== undefined) {
    throw new UsageError('--server and --profile exclude each other', { hint: 'Leave one of them out.' });
  }
  if (server !== undefined) return { url: checked(server, '--server'), from: '--server' };
  const { INVOKEAI_URL: url, INVOKEAI_PROFILE: named } = host.env;
  if (profile === undefined && url) return { url: checked(url, 'INVOKEAI_URL'), from: 'INVOKEAI_URL' };
  const settings = await readSettings(host);
  const name = profile ?? (named || settings.current);
  if (name === undefined) return { url: DEFAULT_URL, from: 'default' };
  const from = profile === undefined ? (named ? 'INVOKEAI_PROFILE' : 'configuration') : '--profile';
  return { url: checked(profileNamed(settings, name).url, `the profile "${name}"`), from, profile: name };
}

/** Returns an address of a server as it is. Throws a `UsageError` for what is none. */
export function checked(url: string, what: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const hasMore = parsed && (parsed.username || parsed.password || parsed.search || parsed.hash);
  if (parsed && /^https?:$/.test(parsed.protocol) && !hasMore) return url;
  const hint = 'It is an http or https URL without a user and a query, such as http://127.0.0.1:9090.';
  throw new UsageError(`${what} is not the address of a server`, { hint });
}
