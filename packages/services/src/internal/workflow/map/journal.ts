import { delay } from '@x/transport/async';
import { InputError } from '@x/transport/errors';
import { toJson } from '@x/transport/json';
import type { RequestOptions } from '@x/transport/options';

import { isRecord } from '../../arguments.js';
import type { MapJournal, MapOutcome } from './map-types.js';

/** What is remembered of an item: its outcome, or when a request with it was about to be sent. */
type JournalEntry = Exclude<MapOutcome, { status: 'notSent' | 'unknown' }> | { readonly status: 'sending' };

/** What was done under a key. */
export interface JournalContent {
  /** When it was written, in milliseconds since 1970; 0 when it never was. */
  readonly writtenAt: number;
  readonly items: Map<string, JournalEntry>;
  /** The names of uploaded images by their tokens; `null` for one that may have been uploaded. */
  readonly uploads: Map<string, string | null>;
}

/** Reads a journal. Throws an `InputError` for a text that is none, or of another key. */
export async function readJournal(journal: MapJournal | undefined, destination: string): Promise<JournalContent> {
  const text = await journal?.read();
  if (text === undefined) return { writtenAt: 0, items: new Map(), uploads: new Map() };
  const content = parse(text);
  if (!isRecord(content) || content['version'] !== 1 || !isRecord(content['items']) || !isRecord(content['uploads'])) {
    throw new InputError('journal', 'is no journal of a map; read and write nothing else there');
  }
  if (content['destination'] !== destination) {
    throw new InputError('journal', `is of another key, ${String(content['destination'])}; keep one for each key`);
  }
  const items = Object.entries(content['items']).filter((entry): entry is [string, JournalEntry] => isEntry(entry[1]));
  const uploads = Object.entries(content['uploads']).map(
    ([token, name]) => [token, typeof name === 'string' ? name : null] as const,
  );
  const writtenAt = Number(content['writtenAt']) || 0;
  return { writtenAt, items: new Map(items), uploads: new Map(uploads) };
}

/** Writes a journal. */
export async function writeJournal(
  journal: MapJournal | undefined,
  destination: string,
  { items, uploads }: Pick<JournalContent, 'items' | 'uploads'>,
): Promise<void> {
  const done = { items: Object.fromEntries(items), uploads: Object.fromEntries(uploads) };
  const content = { version: 1, destination, writtenAt: Date.now(), ...done };
  await journal?.write(toJson(content));
}

/** Milliseconds in which a server carries out a request of a program that has ended. */
export const SETTLING = 5_000;

/** Waits until what an earlier run may have sent last was carried out. Only of one that ended a moment ago. */
export async function settleJournal(
  { writtenAt, items, uploads }: JournalContent,
  options: RequestOptions,
): Promise<void> {
  const isUnsure =
    [...items.values()].some(({ status }) => status === 'sending') || [...uploads.values()].includes(null);
  const passed = Date.now() - writtenAt;
  if (isUnsure && passed >= 0 && passed < SETTLING) await delay(SETTLING - passed, options);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // reported as no journal
  }
}

const STATUSES = ['canceled', 'completed', 'failed', 'queued', 'sending'];
const isEntry = (value: unknown): boolean => isRecord(value) && STATUSES.includes(String(value['status']));
