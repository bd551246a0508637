import { InputError, printValue } from '@x/transport/errors';

/** Where a server is, and the token for it. */
export interface EnvironmentOptions {
  /** From `INVOKEAI_URL`, as it is there: it is checked when a client is created. */
  readonly baseUrl: string;
  /** From `INVOKEAI_TOKEN`. `undefined` where that is not set or empty: no credentials are sent then. */
  readonly token?: string | undefined;
}

/** The variables of a process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns the options that `INVOKEAI_URL` and `INVOKEAI_TOKEN` name. The token is never used for another
 * address.
 *
 * @throws InputError when `INVOKEAI_URL` is not set, as in a browser, which has no environment
 */
export function fromEnvironment(environment: Environment = ofProcess()): EnvironmentOptions {
  if (typeof environment !== 'object' || environment === null) {
    throw new InputError('environment', `must be an object with the variables, got ${printValue(environment)}`);
  }
  const { INVOKEAI_URL: baseUrl, INVOKEAI_TOKEN: token } = environment;
  if (!baseUrl) {
    throw new InputError('INVOKEAI_URL', 'is not set: set it to the address of the server, or pass baseUrl');
  }
  return { baseUrl, token: token || undefined };
}

function ofProcess(): Environment {
  const { process } = globalThis as { process?: { env?: Environment } };
  return process?.env ?? {};
}
