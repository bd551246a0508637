import { createRepositories } from '@x/repositories/repositories';
import { createHttpTransport } from '@x/transport/http-transport';

/** A part of an installation, as the server returns it. */
type JobFields = Readonly<Record<string, unknown>>;

/** What happens to a request to install. */
export type CreateFault = 'lost before' | 'lost after' | 'gateway' | 'error';

const MODEL = {
  file_size: 1,
  description: null,
  source_type: 'path',
  source_api_response: null,
  source_url: null,
  cover_image: null,
};

/** Returns the record of a LoRA. */
export const lora = (fields: JobFields = {}) => ({
  key: 'k',
  hash: 'blake3:a',
  path: '/models/a.safetensors',
  name: 'a',
  ...MODEL,
  source: '/models/a.safetensors',
  type: 'lora',
  trigger_phrases: null,
  default_settings: null,
  format: 'lycoris',
  base: 'sd-1',
  ...fields,
});

/** A server whose installations are changed by the test, because the sandbox downloads nothing. */
export class InstallServer {
  readonly models: JobFields[] = [];
  jobs: JobFields[] = [];
  /** Method and path of every request. */
  readonly requests: string[] = [];
  /** What happens to the next request to install. */
  fault: CreateFault | undefined;
  /** The server does not respond to anything. */
  isDown = false;
  /** Called before each read of one installation. */
  onRead: (server: InstallServer) => void = () => {};
  /** Called when a request to install is lost before it was received. */
  onLost: (server: InstallServer) => void = () => {};
  #next = 0;

  /** Repositories on this server. */
  repositories() {
    return createRepositories(
      createHttpTransport({ baseUrl: 'http://server.invalid', fetch: this.#fetch, retries: 0 }),
    );
  }

  /** Adds an installation as another client would. */
  add(source: JobFields, fields: JobFields = {}): number {
    const id = this.#next++;
    const text = { local_path: '/models/a', inplace: false, bytes: 0, total_bytes: 0, download_parts: [] };
    this.jobs.push({ id, status: 'waiting', config_in: {}, config_out: null, source, ...text, ...fields });
    return id;
  }

  /** Changes an installation. */
  set(id: number, fields: JobFields): void {
    this.jobs = this.jobs.map((job) => (job['id'] === id ? { ...job, ...fields } : job));
  }

  /** Ends an installation with a model. */
  complete(id: number, model: JobFields): void {
    this.models.push(model);
    this.set(id, { status: 'completed', config_out: model });
  }

  /** Forgets all installations, and counts from 0 again. */
  restart(): void {
    this.jobs = [];
    this.#next = 0;
  }

  count(request: string): number {
    return this.requests.filter((one) => one === request).length;
  }

  readonly #fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.replace('/api/v2/models/', '');
    this.requests.push(`${request.method} ${path}`);
    if (this.isDown) throw new TypeError('fetch failed');
    const [, id, verb] = /^install\/(\d+)\/?(\w*)$/.exec(path) ?? [];
    if (id !== undefined) return this.#one(Number(id), verb ?? '', request.method);
    if (path === 'install' && request.method === 'POST') return this.#create(searchParams.get('source') ?? '');
    if (path === 'install') return Response.json(this.jobs);
    if (path === '') return Response.json({ models: this.models });
    const model = this.models.find(({ key }) => path === `i/${key}`);
    return model ? Response.json(model) : Response.json({ detail: 'model not found' }, { status: 404 });
  };

  #one(id: number, verb: string, method: string): Response {
    if (method === 'GET') this.onRead(this);
    const find = () => this.jobs.find((job) => job['id'] === id);
    if (!find())
      return Response.json({ detail: `No job with id ${id} known` }, { status: method === 'GET' ? 404 : 415 });
    if (verb === 'resume' || verb === 'restart_failed') this.set(id, { status: 'downloading' });
    return Response.json(find(), { status: method === 'GET' ? 200 : 201 });
  }

  #create(source: string): Response {
    const { fault } = this;
    this.fault = undefined;
    if (fault === 'error') return new Response('Internal Server Error', { status: 500 });
    if (fault === 'lost before') {
      this.onLost(this);
      throw new TypeError('fetch failed');
    }
    const id = this.add(source.startsWith('http') ? { url: source, type: 'url' } : { path: source, type: 'local' });
    if (fault === 'lost after') throw new TypeError('fetch failed');
    if (fault === 'gateway') return new Response('Gateway Timeout', { status: 504 });
    return Response.json(
      this.jobs.find((job) => job['id'] === id),
      { status: 201 },
    );
  }
}
