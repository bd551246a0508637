import { AuthRepository } from '@x/repositories/auth';
import { createRepositories } from '@x/repositories/repositories';
import { UserRepository } from '@x/repositories/user';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';
import { type AuthOptions, AuthService } from '@x/services/auth';
import { createHttpTransport, type TransportLogger } from '@x/transport/http-transport';

export const PASSWORD = 'Correct-Horse-7';
export const ADA = { email: 'ada@example.com', password: PASSWORD };
export const DAY = 86_400_000;

/** What a server with users and its observer offer to a test. */
export interface AuthFixture {
  readonly sandbox: Sandbox;
  readonly fetch: typeof globalThis.fetch;
  /** The requests so far, as method and path, and the status of their responses. */
  readonly requests: string[];
  /** Every token and password that the server issued or was sent. */
  readonly secrets: Set<string>;
  /** The number of logins so far. */
  logins(): number;
  /** Lets time pass on the server and for the service. */
  pass(milliseconds: number): void;
  /** Returns a service for `ada`, or as the options say. */
  auth(options?: AuthOptions): AuthService;
  /** Returns repositories that send the token of a service. */
  open(auth: AuthService, options?: { readonly logger?: TransportLogger }): ReturnType<typeof createRepositories>;
}

const SERVER = 'http://sandbox.invalid';

/** Returns a server with an administrator, `ada` and `ben`, and an observer of its requests. */
export async function createAuthFixture(): Promise<AuthFixture> {
  let now = Date.now();
  let monotonic = 0;
  const sandbox = createSandbox({ multiuser: true, clock: () => new Date(now) });
  const requests: string[] = [];
  const secrets = new Set<string>([PASSWORD]);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await sandbox.fetch(request);
    requests.push(`${request.method} ${new URL(request.url).pathname} ${response.status}`);
    const renewed = response.headers.get('x-refreshed-token');
    if (renewed !== null) secrets.add(renewed);
    if (request.url.endsWith('/login') && response.ok) secrets.add((await response.clone().json()).token);
    return response;
  };
  const clock = () => monotonic;
  const auth = (options: AuthOptions = {}) =>
    new AuthService(
      (token) => {
        const transport = createHttpTransport({ baseUrl: SERVER, fetch, token });
        return { auth: new AuthRepository(transport), users: new UserRepository(transport) };
      },
      { credentials: ADA, clock, ...options },
    );
  const open: AuthFixture['open'] = (service, options) =>
    createRepositories(
      createHttpTransport({ baseUrl: SERVER, fetch, token: service.token, random: () => 0, ...options }),
    );
  const admin = auth({ credentials: { email: 'admin@example.com', password: PASSWORD } });
  await admin.setup({ email: 'admin@example.com', password: PASSWORD });
  for (const name of ['ada', 'ben']) {
    await open(admin).users.create({ email: `${name}@example.com`, password: PASSWORD, display_name: name });
  }
  requests.length = 0;
  return {
    sandbox,
    fetch,
    requests,
    secrets,
    logins: () => requests.filter((request) => request.startsWith('POST /api/v1/auth/login')).length,
    pass: (milliseconds) => {
      now += milliseconds;
      monotonic += milliseconds;
    },
    auth,
    open,
  };
}
