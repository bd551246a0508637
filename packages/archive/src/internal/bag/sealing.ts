import type { Changes } from '../change/changes.js';
import type { About } from '../crate/about.js';
import type { ArchiveState } from '../item/state.js';

/** An archive that is sealed, and how. */
export interface Sealing {
  readonly state: ArchiveState;
  readonly changes: Changes;
  readonly about: About;
}
