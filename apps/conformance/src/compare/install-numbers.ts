import { isRecord } from '../record.js';
import type { Exchange } from '../runner/exchange.js';

const IN_TEXT = /(?<=\/models\/install\/|\bjob with id )\d+(?![\w-])/g;

/** Numbers the installations of a scenario from its first one, because the server counts them since its start. */
export class InstallNumbers {
  readonly #first: number;

  constructor(exchanges: readonly Exchange[]) {
    const ids = exchanges
      .flatMap(({ body }) => [body.value].flat())
      .flatMap((value) => (isInstall(value) ? [value.id] : []));
    this.#first = Math.min(...ids);
  }

  /** Returns a placeholder for the id of an installation, and other numbers unchanged. */
  placeholder(id: number): string | number {
    return id >= this.#first && id < this.#first + 1_000 ? `<install-${id - this.#first + 1}>` : id;
  }

  /** Returns the text with the ids of installations in paths and errors replaced. */
  text(text: string): string {
    return text.replace(IN_TEXT, (digits) => String(this.placeholder(Number(digits))));
  }

  /** Returns an installation, or an event of one, with a placeholder for its id; other objects unchanged. */
  object(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return isInstall(object) || isInstallEvent(object) ? { ...object, id: this.placeholder(object.id) } : object;
  }
}

type WithId = Readonly<Record<string, unknown>> & { readonly id: number };

const isInstall = (value: unknown): value is WithId =>
  isRecord(value) && typeof value['id'] === 'number' && 'download_parts' in value;

const isInstallEvent = (value: unknown): value is WithId =>
  isRecord(value) && typeof value['id'] === 'number' && 'timestamp' in value && 'source' in value;

const RACING = ['status', 'bytes', 'total_bytes', 'config_out', 'error', 'error_reason', 'error_traceback'];

/** Returns an installation as it is when it starts: the response may show it later, or when it has ended. */
export function asStarted(value: unknown): unknown {
  if (!isInstall(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, RACING.includes(key) ? '<any>' : part] as const);
  const { config_in } = value;
  const config = isRecord(config_in) ? { ...config_in, source: '<any>', source_type: '<any>' } : config_in;
  return { ...Object.fromEntries(entries), config_in: config };
}
