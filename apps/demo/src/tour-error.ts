/** The tour cannot go on; the message is the one sentence to tell. */
export class TourError extends Error {
  override readonly name = 'TourError';
}
