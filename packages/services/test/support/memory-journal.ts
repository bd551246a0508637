import type { Journal, JournalEntry } from '../../src/journal.js';

/** A journal in memory. */
export interface MemoryJournal extends Journal {
  readonly lines: string[];
}

/** Creates an empty journal. */
export function createMemoryJournal(): MemoryJournal {
  const lines: string[] = [];
  return {
    lines,
    async open() {
      const before = [...lines];
      return {
        async *entries() {
          for (const line of before) yield JSON.parse(line) as JournalEntry;
        },
        get size() {
          return lines.reduce((sum, line) => sum + line.length + 1, 0);
        },
        async append(entry) {
          lines.push(JSON.stringify(entry));
        },
        flush: async () => undefined,
        async replace(entries) {
          lines.splice(0, lines.length, ...Array.from(entries, (entry) => JSON.stringify(entry)));
        },
        close: async () => undefined,
      };
    },
  };
}
