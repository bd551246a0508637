import { createRepositories, type Repositories } from '@x/repositories/repositories';
import { createSandbox } from '@x/sandbox/sandbox';
import { type ServedSandbox, serve } from '@x/sandbox/serve';
import { createHttpTransport } from '@x/transport/http-transport';

/** A sandbox on a port that counts its requests. */
export interface CountedSandbox extends AsyncDisposable {
  readonly url: string;
  readonly repositories: Repositories;
  /** How often each file was sent or received: by the name of an image, and `upload`. */
  readonly files: Map<string, number>;
  /** Called with every request, before it is carried out: whether it sends or receives a file. */
  onRequest: (isFile: boolean) => void;
  /** Resolves when nothing is being carried out. */
  settled(): Promise<void>;
}

/** Serves an empty sandbox whose requests are counted: those of its own repositories are not. */
export async function countedSandbox(): Promise<CountedSandbox> {
  const sandbox = createSandbox();
  const running = new Set<Promise<unknown>>();
  const files = new Map<string, number>();
  const count = (key: string) => files.set(key, (files.get(key) ?? 0) + 1);
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const [, name] = /\/i\/([^/]+)\/full$/.exec(pathname) ?? [];
    const key = request.method === 'GET' ? name : pathname.endsWith('/upload') ? 'upload' : undefined;
    if (key !== undefined) count(key);
    counted.onRequest(key !== undefined);
    const response = sandbox.fetch(request);
    const forget = (): void => void running.delete(ended);
    const ended: Promise<void> = response.then(forget, forget);
    running.add(ended);
    return response;
  };
  const served: ServedSandbox = await serve({ ...sandbox, fetch });
  const counted: CountedSandbox = {
    url: served.url,
    repositories: createRepositories(createHttpTransport({ baseUrl: 'http://sandbox', fetch: sandbox.fetch })),
    files,
    onRequest: () => {},
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
    async [Symbol.asyncDispose]() {
      await served.close();
      sandbox.close();
    },
  };
  return counted;
}
