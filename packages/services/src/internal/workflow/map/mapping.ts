import { notify } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';

import type { FoundItem, UntrackedJobs } from '../../../job.js';
import type { TaskOptions } from '../../../task.js';
import { type JournalContent, readJournal, settleJournal, writeJournal } from './journal.js';
import type { MapJournal, MapOutcome, MappedItem, MapReport } from './map-types.js';
import { MARKER } from './marker.js';
import type { BoundItem } from './read-items.js';

type State = MapOutcome | { readonly status: 'sending' };

/** The state of a map: what became of each item, in the report and in the journal. */
export class Mapping {
  readonly destination: string;
  readonly #items: readonly BoundItem[];
  readonly #states = new Map<string, State>();
  readonly #journal: MapJournal | undefined;
  readonly #content: JournalContent;
  readonly #ended = new Set<number>();

  private constructor(
    { destination, items }: Pick<Mapping, 'destination'> & { readonly items: readonly BoundItem[] },
    journal: MapJournal | undefined,
    content: JournalContent,
  ) {
    this.destination = destination;
    this.#items = items;
    this.#journal = journal;
    this.#content = content;
  }

  /** Returns the state that the journal and the queue know of. The queue is right where they differ. */
  static async load(
    about: Pick<Mapping, 'destination'> & { readonly items: readonly BoundItem[] },
    journal: MapJournal | undefined,
    { jobs, options }: { readonly jobs: UntrackedJobs; readonly options: RequestOptions },
  ): Promise<Mapping> {
    const content = await readJournal(journal, about.destination);
    await settleJournal(content, options);
    const found = await jobs.find(about.destination, options);
    const mapping = new Mapping(about, journal, content);
    for (const { key } of about.items) {
      const entry = content.items.get(key);
      if (entry && entry.status !== 'sending') mapping.#states.set(key, entry);
    }
    const gone = new Set([...content.items].flatMap(([key, { status }]) => (status === 'queued' ? [key] : [])));
    for (const { key } of mapping.adopt(found)) gone.delete(key);
    for (const key of gone) {
      const entry = content.items.get(key);
      const itemId = entry && 'itemId' in entry ? entry.itemId : undefined;
      mapping.#states.set(key, { status: 'unknown', itemId, reason: GONE });
    }
    return mapping;
  }

  /** Items that are not on the queue and have not ended. */
  get notSent(): BoundItem[] {
    return this.#items.filter(({ key }) => (this.#states.get(key) ?? NOT_SENT).status === 'notSent');
  }

  /** Items on the queue that have not ended, by their ids. */
  get queued(): ReadonlyMap<number, BoundItem> {
    return new Map(
      this.#items.flatMap((item) => {
        const state = this.#states.get(item.key);
        return state?.status === 'queued' ? [[state.itemId, item] as const] : [];
      }),
    );
  }

  /** The names of uploaded images by their tokens. */
  get uploads(): Map<string, string | null> {
    return this.#content.uploads;
  }

  /** Whether there is a journal, which knows what may have been uploaded. */
  get hasJournal(): boolean {
    return this.#journal !== undefined;
  }

  /** Notes items that are on the queue by the key that each was sent with, and returns them. */
  adopt(found: readonly FoundItem[]): BoundItem[] {
    const byKey = new Map(this.#items.map((item) => [item.key, item]));
    return found.flatMap(({ itemId, status, values }) => {
      const marker = values.find(({ node_path }) => node_path === MARKER);
      const item = typeof marker?.value === 'string' ? byKey.get(marker.value) : undefined;
      if (!item) return [];
      const known = this.#states.get(item.key);
      const isEnded = known && 'itemId' in known && known.itemId === itemId && known.status !== 'unknown';
      if (!isEnded) this.set(item, { status: 'queued', itemId });
      if (ENDED.has(status)) this.noteEnd(itemId);
      return [item];
    });
  }

  /** Sets what became of an item. */
  set({ key }: BoundItem, state: State): void {
    this.#states.set(key, state);
    if (state.status === 'notSent') this.#content.items.delete(key);
    else if (state.status !== 'unknown') this.#content.items.set(key, state);
  }

  /** Items on the queue that have ended, and whose outcome may not be read yet. */
  get ended(): number[] {
    return [...this.#ended];
  }

  /** Notes that an item on the queue has ended. How is read later, of many at once. */
  noteEnd(itemId: number): void {
    this.#ended.add(itemId);
  }

  /** Writes the journal. */
  async save(): Promise<void> {
    await writeJournal(this.#journal, this.destination, this.#content);
  }

  /** Notifies of the progress: of all items, those that have ended. */
  notifyProgress(onProgress: TaskOptions<MapReport>['onProgress']): void {
    if (!onProgress) return;
    const report = this.report();
    const isOpen = (item: MappedItem): boolean =>
      item.status === 'notSent' || (item.status === 'queued' && !this.#ended.has(item.itemId));
    const done = report.items.filter((item) => !isOpen(item)).length;
    notify(onProgress, { done, total: report.items.length, report });
  }

  /** Returns what became of each item so far. It does not change later. */
  report(): MapReport {
    const items = this.#items.map(({ index, key }): MappedItem => {
      const state = this.#states.get(key) ?? NOT_SENT;
      const outcome: MapOutcome = state.status === 'sending' ? { status: 'unknown', reason: UNCONFIRMED } : state;
      return { index, key, ...outcome };
    });
    return { destination: this.destination, items };
  }
}

const ENDED = new Set<string>(['completed', 'failed', 'canceled']);
const NOT_SENT = { status: 'notSent' } as const;
const UNCONFIRMED = 'it was sent, and no response confirmed it; another run reads whether it is on the queue';

/** Why nothing more is known of an item. */
export const GONE = 'it was on the queue and was removed before its outcome was read';
