import type { Problem } from './call.js';

/** A problem that is none of the server's, and why. */
interface KnownProblem extends Problem {
  readonly reason: string;
}

/** What goes wrong on the real server too. */
const KNOWN: readonly KnownProblem[] = [
  {
    phase: 'reload',
    kind: 'failed request',
    text: 'POST /api/v1/client_state/{queue_id}/set_by_key: net::ERR_ABORTED',
    reason: 'the app saves its state a moment after a change, and the reload breaks that request off',
  },
];

/** Returns the reason why a problem is expected; undefined for one that is not. */
export const reasonFor = ({ phase, kind, text }: Problem): string | undefined =>
  KNOWN.find((known) => known.phase === phase && known.kind === kind && known.text === text)?.reason;
