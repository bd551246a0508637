import type { Journal, JournalEntry } from '@x/services/journal';

/** Creates an empty journal, which is kept as long as the page. */
export function createPageJournal(): Journal {
  let kept: JournalEntry[] = [];
  return {
    async open() {
      return {
        async *entries() {
          yield* [...kept];
        },
        // Nothing is gained by writing it anew.
        size: 0,
        async append(entry) {
          kept.push(entry);
        },
        async flush() {},
        async replace(entries) {
          kept = [...entries];
        },
        async close() {},
      };
    },
  };
}
